package io.quelyos.bff.cart.shop;

import io.quelyos.bff.cart.CartAttribute;
import io.quelyos.bff.cart.CartWarning;
import io.quelyos.bff.cart.reading.CartDelivery;
import io.quelyos.bff.cart.reading.CartState;
import io.quelyos.bff.delivery.Parcel;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.graphql.type.TaxedMoney;
import io.quelyos.bff.pricing.PricedBasket;
import io.quelyos.bff.pricing.PricedDelivery;
import io.quelyos.bff.pricing.PricedLine;
import io.quelyos.persistence.cart.CartRow;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The schema's type of the same name. It holds all that was reckoned, so that a replayed answer is the same.
 *
 * @param parcel what the quotes of deliveries are reckoned from
 */
public record ShopCart(
    UUID id,
    int version,
    Currency currency,
    @Nullable String note,
    List<CartAttribute> attributes,
    List<Line> lines,
    int totalQuantity,
    int linesLeftOut,
    boolean pricesIncludeTax,
    Money subtotal,
    Money discount,
    List<ShopCartPrices.Promotion> promotions,
    List<ShopCartPrices.Coupon> coupons,
    @Nullable Place destination,
    boolean deliveryRequired,
    ShopCartPrices.@Nullable Delivery delivery,
    List<ShopCartPrices.Tax> taxes,
    TaxedMoney total,
    List<ShopCartPrices.GiftCard> giftCards,
    Money amountDue,
    List<CartWarning> warnings,
    @Nullable Parcel parcel,
    OffsetDateTime createdAt,
    OffsetDateTime updatedAt,
    OffsetDateTime expiresAt
) {
    /** The schema's type ShopCartLine. */
    record Line(
        UUID id,
        @Nullable UUID variantId,
        @Nullable UUID productId,
        String name,
        int quantity,
        @Nullable String note,
        List<CartAttribute> attributes,
        boolean available,
        Money unitPrice,
        Money subtotal,
        List<ShopCartPrices.LineDiscount> discounts,
        List<ShopCartPrices.Tax> taxes,
        TaxedMoney total
    ) {
        static Line of(CartState.LineState line, @Nullable PricedLine priced, Currency currency) {
            return new Line(
                line.id(),
                line.variantId(),
                line.productId(),
                line.name(),
                line.quantity(),
                line.note(),
                line.attributes(),
                line.variantId() != null,
                line.unitPrice(),
                Money.ofMinor(priced == null ? 0 : priced.subtotalMinor(), currency),
                priced == null ? List.of() : ShopCartPrices.LineDiscount.of(priced.discounts(), currency),
                priced == null ? List.of() : ShopCartPrices.Tax.of(priced.amount().taxes(), currency),
                priced == null ? TaxedMoney.ofMinor(0, 0, currency) : ShopCartPrices.taxed(priced.amount(), currency)
            );
        }
    }

    /** The schema's type ShopCartDestination. */
    record Place(String countryCode, @Nullable String regionCode, @Nullable String postalCode) {}

    /** What a cart is now; null where there is none. */
    public static @Nullable ShopCart of(@Nullable CartState state) {
        if (state == null) {
            return null;
        }
        CartRow row = state.row();
        PricedBasket prices = state.sums().prices();
        Currency currency = prices.currency();
        Map<UUID, PricedLine> priced = prices
            .lines()
            .stream()
            .collect(Collectors.toMap(line -> line.line().id(), Function.identity()));
        List<Line> lines = state
            .lines()
            .stream()
            .map(line -> Line.of(line, priced.get(line.id()), currency))
            .toList();
        return new ShopCart(
            row.id(),
            row.version(),
            currency,
            row.note(),
            state.attributes(),
            lines,
            (int) Math.min(Integer.MAX_VALUE, lines.stream().mapToLong(Line::quantity).sum()),
            row.linesLeftOut(),
            prices.pricesIncludeTax(),
            Money.ofMinor(prices.totals().subtotalMinor(), currency),
            Money.ofMinor(prices.totals().discountMinor(), currency),
            prices
                .promotions()
                .stream()
                .map(each -> ShopCartPrices.Promotion.of(each, currency))
                .toList(),
            row
                .couponCodes()
                .stream()
                .map(code -> ShopCartPrices.Coupon.of(code, prices.refusedCoupons(), currency))
                .toList(),
            row.countryCode() == null ? null : new Place(row.countryCode(), row.regionCode(), row.postalCode()),
            state.sums().parcel() != null,
            delivery(state.sums().delivery(), prices.delivery(), currency),
            ShopCartPrices.Tax.of(prices.taxes(), currency),
            TaxedMoney.ofMinor(prices.totals().netMinor(), prices.totals().taxMinor(), currency),
            state
                .sums()
                .giftCards()
                .stream()
                .map(card -> ShopCartPrices.GiftCard.of(card, currency))
                .toList(),
            Money.ofMinor(state.sums().dueMinor(), currency),
            state.warnings(),
            state.sums().parcel(),
            row.createdAt(),
            row.updatedAt(),
            row.expiresAt()
        );
    }

    private static ShopCartPrices.@Nullable Delivery delivery(
        CartDelivery.@Nullable Chosen chosen,
        @Nullable PricedDelivery priced,
        Currency currency
    ) {
        return chosen == null
            ? null
            : new ShopCartPrices.Delivery(
                  chosen.rateId(),
                  chosen.pickupPointId(),
                  chosen.name(),
                  chosen.price() != null,
                  chosen.price(),
                  priced == null ? List.of() : ShopCartPrices.LineDiscount.of(priced.discounts(), currency),
                  priced == null ? TaxedMoney.ofMinor(0, 0, currency) : ShopCartPrices.taxed(priced.amount(), currency),
                  chosen.minimumDays(),
                  chosen.maximumDays()
              );
    }
}
