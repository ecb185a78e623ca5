package io.quelyos.bff.order.backoffice;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.listing.CatalogLimits;
import io.quelyos.bff.catalog.listing.SortDirection;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.bff.order.reading.OrderLists;
import io.quelyos.bff.order.reading.OrderView;
import io.quelyos.persistence.order.OrderMapper;
import io.quelyos.persistence.order.OrderRow;
import io.quelyos.persistence.order.listing.OrderCondition;
import io.quelyos.persistence.order.listing.OrderSort;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The orders of a tenant, as its staff find them. */
@Component
final class BackofficeOrders {

    private static final BackofficeOrderFilter.Sort LATEST = new BackofficeOrderFilter.Sort(
        OrderSort.PLACED_AT,
        SortDirection.DESC
    );

    private final TenantDb tenantDb;
    private final OrderMapper orders;
    private final OrderLists lists;
    private final CatalogLimits limits;

    BackofficeOrders(TenantDb tenantDb, OrderMapper orders, OrderLists lists, CatalogLimits limits) {
        this.tenantDb = tenantDb;
        this.orders = orders;
        this.lists = lists;
        this.limits = limits;
    }

    Connection<OrderView> list(
        TenantContext context,
        @Nullable BackofficeOrderFilter filter,
        BackofficeOrderFilter.@Nullable Sort sort,
        PageRequest page
    ) {
        OrderCondition where = new OrderFilterReader(context, limits).read(filter);
        BackofficeOrderFilter.Sort by = sort == null ? LATEST : sort;
        return lists.list(context, "backoffice", where, by.field(), by.direction(), page);
    }

    @Nullable
    OrderView findById(TenantContext context, UUID id) {
        return OrderView.of(tenantDb.<@Nullable OrderRow>read(context, () -> orders.findById(id)));
    }
}
