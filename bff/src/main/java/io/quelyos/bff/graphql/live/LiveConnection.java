package io.quelyos.bff.graphql.live;

import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.request.KeptRequest;
import io.quelyos.auth.request.RequestAuthenticator;
import io.quelyos.persistence.tenant.TenantId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One client that listens: who it is by now, and what is to be ended when it may not listen any more. */
final class LiveConnection implements AutoCloseable {

    private final LiveConnections all;
    private final KeptRequest request;
    private final List<Consumer<ApiException>> endings = new CopyOnWriteArrayList<>();
    private volatile RequestContext context;

    LiveConnection(LiveConnections all, KeptRequest request, RequestContext context) {
        this.all = all;
        this.request = request;
        this.context = context;
    }

    /** Who it is from, as it was looked at last. */
    RequestContext context() {
        return context;
    }

    /** What it was opened by. */
    KeptRequest request() {
        return request;
    }

    void become(RequestContext now) {
        context = now;
    }

    /** Adds something that ends with the connection. */
    void whenEnded(Consumer<ApiException> ending) {
        endings.add(ending);
    }

    void end(ApiException reason) {
        endings.forEach(ending -> ending.accept(reason));
    }

    boolean isOf(TenantId tenant) {
        return context instanceof TenantContext inside && inside.tenantId().equals(tenant);
    }

    boolean isOf(TenantId tenant, String sessionHash) {
        return isOf(tenant) && sessionHash.equals(session());
    }

    private @Nullable String session() {
        return context instanceof TenantContext inside ? RequestAuthenticator.sessionOf(inside.actor()) : null;
    }

    @Override
    public void close() {
        all.remove(this);
    }
}
