package io.quelyos.bff.order.shop;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.InputArgument;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.bff.order.reading.OrderView;
import org.jspecify.annotations.Nullable;

/** Answers what buyers read of their orders. */
@DgsComponent
final class ShopOrderFetcher {

    private static final String ROOT = "ShopQuery";
    private final ShopOrders orders;

    ShopOrderFetcher(ShopOrders orders) {
        this.orders = orders;
    }

    @DgsData(parentType = ROOT, field = "orders")
    Connection<OrderView> orders(
        TenantContext context,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after
    ) {
        return orders.list(context, PageRequest.of(first, after));
    }

    @DgsData(parentType = ROOT, field = "order")
    @Nullable
    OrderView order(TenantContext context, @InputArgument String id, @InputArgument @Nullable String key) {
        return OrderView.of(orders.find(context, id, key));
    }
}
