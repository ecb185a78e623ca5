package io.quelyos.bff.cart.reading;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.CartArticle;
import io.quelyos.bff.cart.CartLine;
import io.quelyos.bff.delivery.Parcel;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.pricing.PricedBasket;
import io.quelyos.bff.pricing.basket.BasketDelivery;
import io.quelyos.bff.promotion.BasketPricer;
import io.quelyos.bff.promotion.BasketRequest;
import io.quelyos.persistence.cart.CartDetailsRow;
import io.quelyos.persistence.cart.CartRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has carts priced by the one engine, their lines that are sold and the delivery that was chosen. */
@Component
public final class CartPricing {

    private final BasketPricer pricer;
    private final CartDelivery deliveries;
    private final CartGiftCards giftCards;

    CartPricing(BasketPricer pricer, CartDelivery deliveries, CartGiftCards giftCards) {
        this.pricer = pricer;
        this.deliveries = deliveries;
        this.giftCards = giftCards;
    }

    /** What a stored cart comes to, with its delivery and what gift cards pay of it. */
    CartSums reckon(TenantContext context, CartRow row, List<CartLine> lines, Map<UUID, CartArticle> articles) {
        Parcel parcel = deliveries.parcel(lines, articles);
        CartDelivery.Chosen chosen = deliveries.chosen(context, row.details(), parcel);
        List<BasketRequest.Line> sold = sold(lines, articles);
        PricedBasket prices = price(context, row.customerId(), row.details(), chosen, sold, row.couponCodes());
        return new CartSums(parcel, chosen, prices, giftCards.pay(context, row, prices.totals().grossMinor()));
    }

    /**
     * What the lines of a cart come to with the delivery that was chosen.
     *
     * @param customerId whose it is; null for a guest's
     * @param couponCodes those that are to be tried
     */
    public PricedBasket price(
        TenantContext context,
        @Nullable UUID customerId,
        CartDetailsRow details,
        List<CartLine> lines,
        Map<UUID, CartArticle> articles,
        List<String> couponCodes
    ) {
        CartDelivery.Chosen chosen = deliveries.chosen(context, details, deliveries.parcel(lines, articles));
        return price(context, customerId, details, chosen, sold(lines, articles), couponCodes);
    }

    private PricedBasket price(
        TenantContext context,
        @Nullable UUID customerId,
        CartDetailsRow details,
        CartDelivery.@Nullable Chosen chosen,
        List<BasketRequest.Line> sold,
        List<String> couponCodes
    ) {
        String fetchedIn = chosen == null ? null : chosen.pickupCountryCode();
        return pricer.price(
            context,
            new BasketRequest(
                context.currency(),
                sold,
                delivery(chosen),
                customerId,
                fetchedIn == null ? details.countryCode() : fetchedIn,
                fetchedIn == null ? details.regionCode() : null,
                null,
                couponCodes
            )
        );
    }

    private static List<BasketRequest.Line> sold(List<CartLine> lines, Map<UUID, CartArticle> articles) {
        List<BasketRequest.Line> sold = new ArrayList<>();
        for (CartLine line : lines) {
            CartArticle article = CartState.sold(line, articles);
            if (article != null) {
                UUID variant = article.row().id();
                sold.add(new BasketRequest.Line(line.id(), variant, line.quantity(), article.priceMinor()));
            }
        }
        return sold;
    }

    private static @Nullable BasketDelivery delivery(CartDelivery.@Nullable Chosen chosen) {
        Money price = chosen == null ? null : chosen.price();
        return price == null ? null : new BasketDelivery(minor(price.amount()), null);
    }

    private static long minor(BigDecimal amount) {
        return amount.unscaledValue().longValueExact();
    }
}
