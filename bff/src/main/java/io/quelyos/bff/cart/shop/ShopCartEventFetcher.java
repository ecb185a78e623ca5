package io.quelyos.bff.cart.shop;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.CartOwner;
import io.quelyos.bff.live.LiveField;
import io.quelyos.bff.live.LiveTopic;
import org.jspecify.annotations.Nullable;

/** Tells what happens to the caller's cart. */
@DgsComponent
final class ShopCartEventFetcher {

    private final ShopCarts carts;

    ShopCartEventFetcher(ShopCarts carts) {
        this.carts = carts;
    }

    @DgsData(parentType = "Subscription", field = "shopCartChanged")
    @Nullable
    ShopCartEvent shopCartChanged(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument @Nullable String after
    ) {
        LiveTopic topic = LiveTopic.cart(CartOwner.require(context).key());
        return LiveField.of(environment).follow(topic, after, event ->
            ShopCartEvent.of(event, carts.find(context, environment))
        );
    }
}
