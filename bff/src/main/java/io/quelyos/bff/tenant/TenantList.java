package io.quelyos.bff.tenant;

import io.quelyos.auth.context.PlatformContext;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.CursorCodec;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.tenant.AdministeredTenantRow;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.TenantAdministrationMapper;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads tenants from above. */
@Service
final class TenantList {

    private static final String ORDER = "tenants:name";

    private final PlatformDb platformDb;
    private final TenantAdministrationMapper tenants;
    private final CursorCodec cursors;

    TenantList(PlatformDb platformDb, TenantAdministrationMapper tenants, CursorCodec cursors) {
        this.platformDb = platformDb;
        this.tenants = tenants;
        this.cursors = cursors;
    }

    /** One page of tenants by name; they are counted only where the count is asked for. */
    Connection<SuperAdminTenant> list(PlatformContext context, SuperAdminTenantFilter filter, PageRequest page) {
        List<String> after = page.after() == null ? List.of() : cursors.decode(ORDER, page.after());
        String afterName = after.isEmpty() ? null : after.getFirst();
        UUID afterId = after.isEmpty() ? null : UUID.fromString(after.getLast());
        List<AdministeredTenantRow> rows = platformDb.read(context, () ->
            tenants.list(filter.states(), filter.plans(), afterName, afterId, page.limit())
        );
        return Connection.of(
            rows,
            page,
            row -> cursors.encode(ORDER, List.of(row.name(), row.id().toString())),
            () -> platformDb.<Long>read(context, () -> tenants.count(filter.states(), filter.plans()))
        ).map(SuperAdminTenant::of);
    }

    /** The tenant of an id; null when there is none. */
    @Nullable
    SuperAdminTenant find(PlatformContext context, String id) {
        UUID decoded = GlobalId.decode("ten", id).orElse(null);
        AdministeredTenantRow row =
            decoded == null
                ? null
                : platformDb.<@Nullable AdministeredTenantRow>read(context, () -> tenants.findById(decoded));
        return row == null ? null : SuperAdminTenant.of(row);
    }
}
