package io.quelyos.bff.cart.shop;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.delivery.DeliveryQuotes.Quotes;
import org.jspecify.annotations.Nullable;

/** Answers what deliveries cost. */
@DgsComponent
final class ShopDeliveryFetcher {

    private final ShopCarts carts;

    ShopDeliveryFetcher(ShopCarts carts) {
        this.carts = carts;
    }

    /** The schema's input ShopDeliveryAddressInput. */
    record AddressInput(String countryCode, @Nullable String regionCode, @Nullable String postalCode) {}

    @DgsData(parentType = "ShopCart", field = "deliveryQuotes")
    Quotes ofCart(TenantContext context, DataFetchingEnvironment environment) {
        return carts.quote(context, Loading.source(environment, ShopCart.class));
    }

    @DgsData(parentType = "ShopQuery", field = "deliveryQuotes")
    Quotes deliveryQuotes(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument AddressInput address
    ) {
        return carts.quote(context, environment, address);
    }
}
