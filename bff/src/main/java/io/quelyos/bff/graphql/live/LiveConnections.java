package io.quelyos.bff.graphql.live;

import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.Audience;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.request.KeptRequest;
import io.quelyos.auth.request.RequestAuthenticator;
import io.quelyos.bff.graphql.ratelimit.Networks;
import io.quelyos.persistence.redis.live.LiveEntry;
import io.quelyos.persistence.redis.live.LiveNotices;
import io.quelyos.persistence.tenant.TenantChanges;
import io.quelyos.persistence.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * All clients that listen to this instance. A session that ends is heard of at once, as is a change of a tenant; what nobody
 * tells, such as a membership that was taken away or a token that ran out, is found by looking every few seconds. Ends
 * everything before the server stops, so that clients go to another instance and go on there.
 */
@Component
final class LiveConnections implements SmartLifecycle, LiveNotices.Listener, TenantChanges.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(LiveConnections.class);

    private static final int BUYERS_PERCENT = 90;
    /** How long a stopping server waits for the closing of one connection. */
    private static final Duration LAST_WORD = Duration.ofSeconds(1);
    private final RequestAuthenticator authenticator;
    private final LiveConnectionSettings settings;
    private final Set<LiveConnection> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> counts = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean isRunning;

    LiveConnections(
        RequestAuthenticator authenticator,
        LiveConnectionSettings settings,
        LiveNotices notices,
        TenantChanges changes
    ) {
        this.authenticator = authenticator;
        this.settings = settings;
        notices.subscribe(this);
        changes.subscribe(this);
    }

    /**
     * Lets a client listen.
     *
     * @throws ApiException LIMIT_EXCEEDED where too many do, UNAVAILABLE where the server stops
     */
    LiveConnection admit(KeptRequest request, RequestContext context) {
        if (!isRunning) {
            throw restart();
        }
        var connection = new LiveConnection(this, request, context);
        count(context, request);
        open.add(connection);
        return connection;
    }

    /** Lets a client listen as who it turned out to be, in place of who it was at the handshake. */
    LiveConnection settle(LiveConnection handshake, KeptRequest request, RequestContext context) {
        remove(handshake);
        return admit(request, context);
    }

    void remove(LiveConnection connection) {
        if (open.remove(connection)) {
            uncount(connection.context(), connection.request());
        }
    }

    private void count(RequestContext context, KeptRequest request) {
        lock.lock();
        try {
            for (Share share : shares(context, request)) {
                if (counts.getOrDefault(share.key(), 0) >= share.limit()) {
                    throw new ApiException(
                        ApiErrorCode.LIMIT_EXCEEDED,
                        "Too many clients listen already; close some of them.",
                        Map.of("limit", share.name(), "allowed", share.limit())
                    );
                }
            }
            shares(context, request).forEach(share -> counts.merge(share.key(), 1, Integer::sum));
        } finally {
            lock.unlock();
        }
    }

    private void uncount(RequestContext context, KeptRequest request) {
        lock.lock();
        try {
            for (Share share : shares(context, request)) {
                counts.computeIfPresent(share.key(), (key, count) -> count > 1 ? count - 1 : null);
            }
        } finally {
            lock.unlock();
        }
    }

    private List<Share> shares(RequestContext context, KeptRequest request) {
        String tenant = context instanceof TenantContext inside ? inside.tenantId().toString() : "none";
        List<Share> shares = new ArrayList<>();
        shares.add(new Share("", settings.connections(), "connections"));
        shares.add(new Share(tenant, settings.perTenant(), "connections of the tenant"));
        shares.add(
            new Share(tenant + " " + caller(context, request), settings.perCaller(), "connections of the caller")
        );
        if (isBuyer(context)) {
            // They leave some room to the tenant's staff, however many they are.
            int most = (settings.perTenant() * BUYERS_PERCENT) / 100;
            shares.add(new Share(tenant + " shop", most, "connections of the shop"));
        }
        if (isVisitor(context)) {
            String place = tenant + " at " + network(request);
            shares.add(new Share(place, settings.perAddress(), "connections of the address"));
        }
        return shares;
    }

    private static String network(KeptRequest request) {
        return Networks.of(request.getRemoteAddr());
    }

    private static String caller(RequestContext context, KeptRequest request) {
        return context.actorKey().equals("visitor") ? network(request) : context.actorKey();
    }

    /** A guest's session costs nothing to make, so guests are counted by where they are too. */
    private static boolean isVisitor(RequestContext context) {
        return context instanceof TenantContext inside && inside.actor() instanceof Actor.Visitor;
    }

    private static boolean isBuyer(RequestContext context) {
        return (
            isVisitor(context) || (context instanceof TenantContext inside && inside.actor() instanceof Actor.Customer)
        );
    }

    private record Share(String key, int limit, String name) {}

    @Override
    public void eventAdded(TenantId tenant, String topic, LiveEntry entry) {}

    @Override
    public void sessionEnded(TenantId tenant, String hash) {
        List<LiveConnection> over = open
            .stream()
            .filter(connection -> connection.isOf(tenant, hash))
            .toList();
        if (!over.isEmpty()) {
            aside(() -> over.forEach(connection -> connection.end(sessionOver())));
        }
    }

    /** Those who bring notices do not wait for clients. */
    private static Thread aside(Runnable work) {
        return Thread.ofVirtual().name("live-notice").start(work);
    }

    private static void await(Thread end) {
        try {
            end.join(LAST_WORD);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void noticesMissed() {}

    @Override
    public void tenantChanged(TenantId tenant) {
        List<LiveConnection> concerned = open
            .stream()
            .filter(connection -> connection.isOf(tenant))
            .toList();
        if (!concerned.isEmpty()) {
            aside(() -> concerned.forEach(this::recheck));
        }
    }

    @Override
    public void changesMissed() {}

    private void run() {
        while (isRunning) {
            // What one kind of credential is checked by may be out of reach; the others are checked all the same.
            Set<Audience> unreachable = EnumSet.noneOf(Audience.class);
            for (LiveConnection connection : open) {
                Audience audience = connection.context().audience();
                if (!unreachable.contains(audience) && !recheck(connection)) {
                    unreachable.add(audience);
                }
            }
            rest();
        }
    }

    /** Looks whether a client may still listen; false where that cannot be told at the moment. */
    private boolean recheck(LiveConnection connection) {
        try {
            connection.become(authenticator.recheck(connection.request(), connection.context()));
            return true;
        } catch (ApiException refusal) {
            if (refusal.code().isRetryable()) {
                LOG.debug("Listening clients cannot be checked: {}", refusal.clientMessage());
                return false;
            }
            // A client that does not read its closing holds up nobody but itself.
            aside(() -> connection.end(refusal));
            return true;
        } catch (RuntimeException fault) {
            // One client that cannot be checked keeps the others from nothing.
            LOG.error("A listening client cannot be checked", fault);
            return true;
        }
    }

    private void rest() {
        try {
            if (stopped.await(settings.recheck().toMillis(), TimeUnit.MILLISECONDS)) {
                isRunning = false;
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            isRunning = false;
        }
    }

    @Override
    public void start() {
        isRunning = true;
        Thread.ofVirtual().name("live-connections").start(this::run);
    }

    @Override
    public void stop() {
        isRunning = false;
        stopped.countDown();
        List<Thread> ends = open
            .stream()
            .map(connection -> aside(() -> connection.end(restart())))
            .toList();
        ends.forEach(LiveConnections::await);
    }

    private static ApiException sessionOver() {
        return new ApiException(ApiErrorCode.UNAUTHENTICATED, "The session is over. Sign in again.");
    }

    private static ApiException restart() {
        return new ApiException(ApiErrorCode.UNAVAILABLE, "This server stops; subscribe again after the last eventId.");
    }

    /** Before the web server waits for the requests that are under way, which streams of events are. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
