package io.quelyos.bff.cart.shop;

import io.quelyos.bff.cart.reading.CartGiftCards;
import io.quelyos.bff.giftcard.GiftCardCheck;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.graphql.type.TaxedMoney;
import io.quelyos.bff.pricing.discount.AppliedPromotion;
import io.quelyos.bff.pricing.discount.Discount;
import io.quelyos.bff.pricing.discount.DiscountKind;
import io.quelyos.bff.pricing.discount.RefusalReason;
import io.quelyos.bff.pricing.discount.RefusedCoupon;
import io.quelyos.bff.pricing.tax.AppliedTax;
import io.quelyos.bff.pricing.tax.TaxedAmount;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The parts of a cart that tell money, as the schema's types of the same names without the prefix. */
final class ShopCartPrices {

    private ShopCartPrices() {}

    /** The schema's type ShopCartDiscount. */
    record LineDiscount(
        String name,
        @Nullable String code,
        Money amount,
        DiscountKind kind,
        int quantity,
        Money base,
        @Nullable BigDecimal percentage
    ) {
        static LineDiscount of(Discount discount, Currency currency) {
            Integer points = discount.explanation().basisPoints();
            return new LineDiscount(
                discount.name(),
                discount.couponCode(),
                Money.ofMinor(discount.amountMinor(), currency),
                discount.explanation().kind(),
                discount.explanation().quantity(),
                Money.ofMinor(discount.explanation().baseMinor(), currency),
                points == null ? null : BigDecimal.valueOf(points, 2)
            );
        }

        static List<LineDiscount> of(List<Discount> discounts, Currency currency) {
            return discounts
                .stream()
                .map(discount -> of(discount, currency))
                .toList();
        }
    }

    /** The schema's type ShopCartPromotion. */
    record Promotion(String name, @Nullable String code, Money amount) {
        static Promotion of(AppliedPromotion applied, Currency currency) {
            return new Promotion(applied.name(), applied.couponCode(), Money.ofMinor(applied.amountMinor(), currency));
        }
    }

    /** The schema's type ShopCartTax. */
    record Tax(String name, BigDecimal percentage, Money base, Money amount) {
        static List<Tax> of(List<AppliedTax> taxes, Currency currency) {
            return taxes
                .stream()
                .map(tax ->
                    new Tax(
                        tax.name(),
                        BigDecimal.valueOf(tax.rateMillionths(), 4),
                        Money.ofMinor(tax.basisMinor(), currency),
                        Money.ofMinor(tax.amountMinor(), currency)
                    )
                )
                .toList();
        }
    }

    /** The schema's type ShopCartCoupon. */
    record Coupon(
        String code,
        boolean applied,
        @Nullable RefusalReason reason,
        @Nullable Money missingAmount,
        @Nullable Integer missingQuantity
    ) {
        static Coupon of(String code, List<RefusedCoupon> refused, Currency currency) {
            return refused
                .stream()
                .filter(each -> each.code().equals(code))
                .map(RefusedCoupon::refusal)
                .findFirst()
                .map(refusal ->
                    new Coupon(
                        code,
                        false,
                        refusal.reason(),
                        Money.ofNullableMinor(refusal.missingMinor(), currency),
                        refusal.missingQuantity()
                    )
                )
                .orElseGet(() -> new Coupon(code, true, null, null, null));
        }
    }

    /** The schema's type ShopCartGiftCard. */
    record GiftCard(UUID id, String lastFour, Money balance, Money applied, GiftCardCheck.@Nullable Reason reason) {
        static GiftCard of(CartGiftCards.Payment payment, Currency currency) {
            return new GiftCard(
                payment.id(),
                payment.lastFour(),
                Money.ofMinor(payment.balanceMinor(), currency),
                Money.ofMinor(payment.appliedMinor(), currency),
                payment.reason()
            );
        }
    }

    /** The schema's type ShopCartDelivery. */
    record Delivery(
        @Nullable UUID rateId,
        @Nullable UUID pickupPointId,
        @Nullable String name,
        boolean available,
        @Nullable Money price,
        List<LineDiscount> discounts,
        TaxedMoney total,
        @Nullable Integer minimumDays,
        @Nullable Integer maximumDays
    ) {}

    static TaxedMoney taxed(TaxedAmount amount, Currency currency) {
        return TaxedMoney.ofMinor(amount.netMinor(), amount.taxMinor(), currency);
    }
}
