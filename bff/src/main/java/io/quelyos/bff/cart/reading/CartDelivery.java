package io.quelyos.bff.cart.reading;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.CartArticle;
import io.quelyos.bff.cart.CartLine;
import io.quelyos.bff.delivery.DeliveryQuotes;
import io.quelyos.bff.delivery.Destination;
import io.quelyos.bff.delivery.Parcel;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.shoppolicy.ShopPolicies;
import io.quelyos.persistence.cart.CartDetailsRow;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a cart's goods are delivered, and what that costs. */
@Component
public final class CartDelivery {

    private final DeliveryQuotes quotes;
    private final ShopPolicies policies;

    CartDelivery(DeliveryQuotes quotes, ShopPolicies policies) {
        this.quotes = quotes;
        this.policies = policies;
    }

    /**
     * The way that was chosen.
     *
     * @param name of the way or the point; null where that is no more
     * @param price null where the way does not take this cart, or is no more
     * @param pickupCountryCode the country in which the goods are fetched, by ISO 3166-1; null where they are delivered
     */
    public record Chosen(
        @Nullable UUID rateId,
        @Nullable UUID pickupPointId,
        @Nullable String name,
        @Nullable Money price,
        @Nullable Integer minimumDays,
        @Nullable Integer maximumDays,
        @Nullable String pickupCountryCode
    ) {}

    /** Where a cart's goods go: where its buyer said, else where the request comes from, else the tenant's own country. */
    public Destination destination(TenantContext context, @Nullable CartDetailsRow details) {
        if (details != null && details.countryCode() != null) {
            return new Destination(details.countryCode(), details.regionCode(), details.postalCode());
        }
        String country = context.country();
        return new Destination(country == null ? policies.of(context).countryCode() : country, null, null);
    }

    /** What is to be sent of some lines; null where nothing is. */
    @Nullable
    Parcel parcel(List<CartLine> lines, Map<UUID, CartArticle> articles) {
        long grams = 0;
        long amount = 0;
        boolean isSent = false;
        for (CartLine line : lines) {
            CartArticle article = CartState.sold(line, articles);
            if (article != null) {
                amount = Math.addExact(amount, article.row().priceMinor() * line.quantity());
                if (article.row().requiresShipping()) {
                    grams = Math.addExact(grams, (long) article.row().weightGrams() * line.quantity());
                    isSent = true;
                }
            }
        }
        return isSent ? new Parcel(grams, amount) : null;
    }

    /** The way that a cart's buyer chose, with what it costs now; null where none was chosen or nothing is sent. */
    @Nullable
    Chosen chosen(TenantContext context, CartDetailsRow details, @Nullable Parcel parcel) {
        UUID rate = details.deliveryRateId();
        UUID point = details.pickupPointId();
        if (parcel == null || (rate == null && point == null)) {
            return null;
        }
        if (rate != null) {
            DeliveryQuotes.Rate quote = quotes.findRate(context, rate, destination(context, details), parcel);
            return quote == null
                ? new Chosen(rate, null, null, null, null, null, null)
                : new Chosen(rate, null, quote.name(), quote.price(), quote.minimumDays(), quote.maximumDays(), null);
        }
        DeliveryQuotes.Point quote = point == null ? null : quotes.findPickupPoint(context, point);
        if (quote == null) {
            return new Chosen(null, point, null, null, null, null, null);
        }
        // Goods are supplied where they are fetched; a point that does not lie where the buyer said is not offered.
        String country = quote.address().countryCode();
        return country.equals(destination(context, details).countryCode())
            ? new Chosen(null, point, quote.name(), quote.price(), quote.minimumDays(), quote.maximumDays(), country)
            : new Chosen(null, point, null, null, null, null, country);
    }

    /** All ways for a parcel; none where nothing is sent. */
    public DeliveryQuotes.Quotes quote(TenantContext context, Destination destination, @Nullable Parcel parcel) {
        return parcel == null
            ? new DeliveryQuotes.Quotes(null, List.of(), List.of())
            : quotes.quote(context, destination, parcel);
    }
}
