package io.quelyos.bff.approval;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.CursorCodec;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.approval.ApprovalMapper;
import io.quelyos.persistence.approval.ApprovalRow;
import io.quelyos.persistence.approval.ApprovalStatus;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows requests for approvals: to who asked, to those of the company with a say, and to staff. */
@Component
final class ApprovalReading {

    static final String PREFIX = "apr";
    private static final String SHOP_LIST = "shop.approvals";
    private static final String STAFF_LIST = "backoffice.approvals";

    private final TenantDb tenantDb;
    private final ApprovalMapper mapper;
    private final CursorCodec cursors;

    ApprovalReading(TenantDb tenantDb, ApprovalMapper mapper, CursorCodec cursors) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
        this.cursors = cursors;
    }

    Connection<ShopApproval> listVisible(
        TenantContext context,
        UUID viewer,
        @Nullable ApprovalStatus status,
        PageRequest page
    ) {
        return list(context, SHOP_LIST, viewer, page, (after, limit) ->
            mapper.listVisible(viewer, status, after, limit)
        );
    }

    Connection<ShopApproval> listOf(
        TenantContext context,
        String companyId,
        @Nullable ApprovalStatus status,
        PageRequest page
    ) {
        UUID company = GlobalId.decode("com", companyId).orElse(null);
        return list(context, STAFF_LIST, null, page, (after, limit) ->
            company == null ? List.of() : mapper.listOf(company, status, after, limit)
        );
    }

    @Nullable
    ShopApproval find(TenantContext context, UUID viewer, String globalId) {
        UUID id = GlobalId.decode(PREFIX, globalId).orElse(null);
        ApprovalRow row =
            id == null ? null : tenantDb.<@Nullable ApprovalRow>read(context, () -> mapper.findVisible(id, viewer));
        return row == null ? null : ShopApproval.of(row, viewer);
    }

    /** The newest request for a checkout; null where none was made. */
    @Nullable
    ShopApproval ofCheckout(TenantContext context, UUID viewer, UUID checkoutId) {
        ApprovalRow row = tenantDb.<@Nullable ApprovalRow>read(context, () -> mapper.findNewest(checkoutId, viewer));
        return row == null ? null : ShopApproval.of(row, viewer);
    }

    private Connection<ShopApproval> list(
        TenantContext context,
        String name,
        @Nullable UUID viewer,
        PageRequest page,
        BiFunction<@Nullable UUID, Integer, List<ApprovalRow>> rows
    ) {
        UUID after = page.after() == null ? null : UUID.fromString(cursors.decode(name, page.after()).getFirst());
        return Connection.of(tenantDb.read(context, () -> rows.apply(after, page.limit())), page, row ->
            cursors.encode(name, List.of(row.id().toString()))
        ).map(row -> ShopApproval.of(row, viewer));
    }
}
