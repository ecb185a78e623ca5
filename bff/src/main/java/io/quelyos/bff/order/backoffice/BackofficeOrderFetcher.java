package io.quelyos.bff.order.backoffice;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.InputArgument;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.bff.order.reading.OrderView;
import org.jspecify.annotations.Nullable;

/** Answers what staff read of orders. */
@DgsComponent
final class BackofficeOrderFetcher {

    private static final String ROOT = "BackofficeQuery";
    private final BackofficeOrders orders;

    BackofficeOrderFetcher(BackofficeOrders orders) {
        this.orders = orders;
    }

    @DgsData(parentType = ROOT, field = "orders")
    Connection<OrderView> orders(
        TenantContext context,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after,
        @InputArgument @Nullable BackofficeOrderFilter where,
        @InputArgument BackofficeOrderFilter.@Nullable Sort sortBy
    ) {
        return orders.list(context, where, sortBy, PageRequest.of(first, after));
    }

    @DgsData(parentType = ROOT, field = "order")
    @Nullable
    OrderView order(TenantContext context, @InputArgument String id) {
        return GlobalId.decode("ord", id)
            .map(key -> orders.findById(context, key))
            .orElse(null);
    }
}
