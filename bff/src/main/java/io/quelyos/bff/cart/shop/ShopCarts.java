package io.quelyos.bff.cart.shop;

import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.account.ShopAccounts;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.CartWarning;
import io.quelyos.bff.cart.editing.CartChange;
import io.quelyos.bff.cart.editing.CartVisitor;
import io.quelyos.bff.cart.reading.CartDelivery;
import io.quelyos.bff.cart.reading.CartReading;
import io.quelyos.bff.cart.reading.CartState;
import io.quelyos.bff.cart.shop.ShopDeliveryFetcher.AddressInput;
import io.quelyos.bff.delivery.DeliveryQuotes.Quotes;
import io.quelyos.bff.delivery.Destination;
import io.quelyos.bff.delivery.Parcel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The carts of the shop's callers. */
@Component
public final class ShopCarts {

    private final ShopAccounts accounts;
    private final CartReading reading;
    private final CartDelivery deliveries;

    ShopCarts(ShopAccounts accounts, CartReading reading, CartDelivery deliveries) {
        this.accounts = accounts;
        this.reading = reading;
        this.deliveries = deliveries;
    }

    /** The caller's cart; null where there is none. */
    @Nullable
    ShopCart find(TenantContext context, DataFetchingEnvironment environment) {
        return ShopCart.of(reading.find(context, new RequestVisitor(accounts, context, environment).owner()));
    }

    /** Makes a change and shows the cart after it, with what is to be known of its lines. */
    public ShopCartPayload change(
        TenantContext context,
        DataFetchingEnvironment environment,
        Function<CartVisitor, CartChange> work
    ) {
        var visitor = new RequestVisitor(accounts, context, environment);
        CartChange change = work.apply(visitor);
        CartState state = reading.find(context, visitor.owner());
        List<CartWarning> warnings = new ArrayList<>(change.warnings());
        if (state != null) {
            Set<CartWarning> said = new HashSet<>(warnings);
            state.warnings().stream().filter(said::add).forEach(warnings::add);
        }
        return new ShopCartPayload(ShopCart.of(state), change.errors(), warnings);
    }

    /** What delivering a cart costs, to where its buyer said or else to the buyer's country. */
    Quotes quote(TenantContext context, ShopCart cart) {
        ShopCart.Place place = cart.destination();
        Destination destination =
            place == null
                ? deliveries.destination(context, null)
                : new Destination(place.countryCode(), place.regionCode(), place.postalCode());
        return deliveries.quote(context, destination, cart.lines().isEmpty() ? Parcel.LIGHT : cart.parcel());
    }

    /**
     * What delivering the caller's cart to an address costs; without a cart, what delivering something light does.
     *
     * @throws ApiException BAD_USER_INPUT for what is no address
     */
    Quotes quote(TenantContext context, DataFetchingEnvironment environment, AddressInput address) {
        String country = address.countryCode().strip().toUpperCase(Locale.ROOT);
        String region = address.regionCode() == null ? null : address.regionCode().strip().toUpperCase(Locale.ROOT);
        if (
            !Destination.isCountry(country) ||
            (region != null && !Destination.isRegion(region, country)) ||
            (address.postalCode() != null && !Destination.isPostalCode(address.postalCode()))
        ) {
            throw new ApiException(
                ApiErrorCode.BAD_USER_INPUT,
                "An address has a country such as FR, a region of it such as FR-20R, and a postal code."
            );
        }
        Parcel parcel = reading.parcel(context, new RequestVisitor(accounts, context, environment).owner());
        return deliveries.quote(context, new Destination(country, region, address.postalCode()), parcel);
    }
}
