package io.quelyos.bff.order.returns;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.order.reading.OrderPayload;
import io.quelyos.bff.order.shop.ShopOrders;
import org.jspecify.annotations.Nullable;

/** Answers what buyers do about sending goods back. */
@DgsComponent
final class ShopReturnFetcher {

    private final ReturnWishes wishes;
    private final ShopOrders orders;

    ShopReturnFetcher(ReturnWishes wishes, ShopOrders orders) {
        this.wishes = wishes;
        this.orders = orders;
    }

    @DgsMutation
    OrderPayload shopOrderReturnRequest(
        TenantContext context,
        @InputArgument String id,
        @InputArgument @Nullable String key,
        @InputArgument ReturnRequestInput input
    ) {
        return OrderPayload.of(wishes.request(context, () -> orders.findId(context, id, key), input));
    }

    @DgsMutation
    OrderPayload shopOrderReturnCancel(
        TenantContext context,
        @InputArgument String id,
        @InputArgument @Nullable String key,
        @InputArgument String returnId
    ) {
        return OrderPayload.of(wishes.withdraw(context, () -> orders.findId(context, id, key), returnId));
    }
}
