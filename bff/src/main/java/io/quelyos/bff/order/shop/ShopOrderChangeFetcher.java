package io.quelyos.bff.order.shop;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.CartOwner;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.live.LiveTopic;
import io.quelyos.bff.order.live.OrderFollowing;
import io.quelyos.bff.order.reading.OrderView;
import org.jspecify.annotations.Nullable;

/** Tells buyers what happens to their orders. */
@DgsComponent
final class ShopOrderChangeFetcher {

    private final ShopOrders orders;

    ShopOrderChangeFetcher(ShopOrders orders) {
        this.orders = orders;
    }

    @DgsData(parentType = "Subscription", field = "shopOrderChanged")
    OrderFollowing.@Nullable Told shopOrderChanged(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument @Nullable String id,
        @InputArgument @Nullable String key,
        @InputArgument @Nullable String after
    ) {
        LiveTopic topic =
            key == null
                ? LiveTopic.buyersOrders(CartOwner.require(context).key())
                : orders.requireTopic(context, id, key);
        return new OrderFollowing(topic, id, order ->
            OrderView.of(orders.find(context, GlobalId.encode("ord", order), key))
        ).follow(environment, after);
    }
}
