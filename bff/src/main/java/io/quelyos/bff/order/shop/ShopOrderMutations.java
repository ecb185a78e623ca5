package io.quelyos.bff.order.shop;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.editing.CartEditing;
import io.quelyos.bff.cart.shop.ShopCartPayload;
import io.quelyos.bff.cart.shop.ShopCarts;
import io.quelyos.bff.order.credit.Cancellations;
import io.quelyos.bff.order.reading.OrderPayload;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Answers what buyers do with their orders. */
@DgsComponent
final class ShopOrderMutations {

    private final ShopOrders orders;
    private final OrderLookups lookups;
    private final Cancellations cancellations;
    private final Reorders reorders;
    private final ShopCarts carts;
    private final CartEditing editing;

    ShopOrderMutations(
        ShopOrders orders,
        OrderLookups lookups,
        Cancellations cancellations,
        Reorders reorders,
        ShopCarts carts,
        CartEditing editing
    ) {
        this.orders = orders;
        this.lookups = lookups;
        this.cancellations = cancellations;
        this.reorders = reorders;
        this.carts = carts;
        this.editing = editing;
    }

    @DgsMutation
    ShopOrderLookupPayload shopOrderLookup(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument int number,
        @InputArgument String email
    ) {
        HttpServletRequest request = environment.getGraphQlContext().get(HttpServletRequest.class);
        return lookups.lookup(context, ClientInfo.of(request), number, email);
    }

    @DgsMutation
    OrderPayload shopOrderCancel(TenantContext context, @InputArgument String id, @InputArgument @Nullable String key) {
        return OrderPayload.of(cancellations.cancelByBuyer(context, () -> orders.findId(context, id, key)));
    }

    @DgsMutation
    ShopCartPayload shopOrderReorder(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument String id,
        @InputArgument @Nullable String key
    ) {
        Reorders.Repeated again = reorders.repeat(context, id, key);
        return carts
            .change(context, environment, visitor -> editing.addLines(context, visitor, again.lines()))
            .with(again.errors());
    }
}
