package io.quelyos.bff.pricing;

import static io.quelyos.bff.pricing.Baskets.NOW;
import static io.quelyos.bff.pricing.Baskets.SHOES;
import static io.quelyos.bff.pricing.Baskets.basket;
import static io.quelyos.bff.pricing.Baskets.coupon;
import static io.quelyos.bff.pricing.Baskets.coupons;
import static io.quelyos.bff.pricing.Baskets.customer;
import static io.quelyos.bff.pricing.Baskets.id;
import static io.quelyos.bff.pricing.Baskets.limited;
import static io.quelyos.bff.pricing.Baskets.line;
import static io.quelyos.bff.pricing.Baskets.promotion;
import static io.quelyos.bff.pricing.Baskets.ranked;
import static io.quelyos.bff.pricing.Baskets.withBuyer;
import static io.quelyos.bff.pricing.Baskets.withCodes;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.pricing.basket.Basket;
import io.quelyos.bff.pricing.basket.Buyer;
import io.quelyos.bff.pricing.discount.Refusal;
import io.quelyos.bff.pricing.discount.RefusalReason;
import io.quelyos.bff.pricing.discount.RefusedCoupon;
import io.quelyos.bff.pricing.promotion.Conditions;
import io.quelyos.bff.pricing.promotion.Coupon;
import io.quelyos.bff.pricing.promotion.Effect;
import io.quelyos.bff.pricing.promotion.Promotion;
import io.quelyos.bff.pricing.promotion.PromotionBook;
import io.quelyos.bff.pricing.promotion.PromotionClass;
import io.quelyos.bff.pricing.promotion.Targets;
import io.quelyos.bff.pricing.promotion.UsageCount;
import io.quelyos.bff.pricing.promotion.UsageLimits;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What codes do, and why they are refused. */
class BasketCouponTest {

    private static final Effect TEN_PERCENT = new Effect.Percentage(1000);
    private static final Basket BASKET = withCodes(basket(line(1, 1, 2000)), "TEN");

    @Test
    void opensItsPromotionHoweverItIsTyped() {
        PricedBasket priced = BasketEngine.price(
            withCodes(basket(line(1, 1, 2000)), " ten "),
            coupons(coupon("TEN", promotion(1, TEN_PERCENT))),
            Baskets.NO_TAX
        );
        assertThat(priced.totals().discountMinor()).isEqualTo(200);
        assertThat(priced.promotions().get(0).couponCode()).isEqualTo("TEN");
        assertThat(priced.refusedCoupons()).isEmpty();
    }

    @Test
    void isUnknown() {
        assertThat(refusal(BASKET, PromotionBook.EMPTY)).isEqualTo(because(RefusalReason.UNKNOWN));
    }

    @Test
    void isSwitchedOff() {
        var off = new Coupon(
            id(1),
            "TEN",
            false,
            null,
            null,
            UsageLimits.NONE,
            UsageCount.NONE,
            promotion(1, TEN_PERCENT)
        );
        assertThat(refusal(BASKET, coupons(off))).isEqualTo(because(RefusalReason.INACTIVE));
    }

    @Test
    void keepsItsDatesToTheInstant() {
        assertThat(refusal(dated(NOW.plusNanos(1000), null))).isEqualTo(because(RefusalReason.NOT_YET));
        assertThat(refusal(dated(NOW, null))).isNull();
        assertThat(refusal(dated(null, NOW))).isEqualTo(because(RefusalReason.EXPIRED));
        assertThat(refusal(dated(null, NOW.plusNanos(1000)))).isNull();
    }

    @Test
    void isForOneCustomerOrGroup() {
        var personal = new Coupon(
            id(1),
            "TEN",
            true,
            null,
            id(50),
            UsageLimits.NONE,
            UsageCount.NONE,
            promotion(1, TEN_PERCENT)
        );
        assertThat(refusal(BASKET, coupons(personal))).isEqualTo(because(RefusalReason.SIGN_IN_REQUIRED));
        assertThat(refusal(by(customer(51, false)), coupons(personal))).isEqualTo(
            because(RefusalReason.WRONG_CUSTOMER)
        );
        assertThat(refusal(by(customer(50, false)), coupons(personal))).isNull();
        var conditions = new Conditions(null, null, null, null, Set.of(id(60)), false);
        var forGroup = coupons(coupon("TEN", promotion(1, TEN_PERCENT, Targets.ALL, conditions)));
        assertThat(refusal(by(customer(50, false, id(61))), forGroup)).isEqualTo(because(RefusalReason.WRONG_CUSTOMER));
        assertThat(refusal(by(customer(50, false, id(60))), forGroup)).isNull();
    }

    @Test
    void isForFirstOrdersAndThenOncePerCustomer() {
        var conditions = new Conditions(null, null, null, null, Set.of(), true);
        var first = coupons(coupon("TEN", promotion(1, TEN_PERCENT, Targets.ALL, conditions)));
        assertThat(refusal(BASKET, first)).isEqualTo(because(RefusalReason.SIGN_IN_REQUIRED));
        assertThat(refusal(by(customer(50, false)), first)).isEqualTo(because(RefusalReason.NOT_FIRST_ORDER));
        assertThat(refusal(by(customer(50, true)), first)).isNull();
        var used = new PromotionBook(List.of(), first.coupons(), Map.of(id(1), new UsageCount(1, 1)));
        assertThat(refusal(by(customer(50, true)), used)).isEqualTo(because(RefusalReason.CUSTOMER_LIMIT_REACHED));
    }

    @Test
    void keepsTheLimitsOfItsPromotionAndItsOwn() {
        Promotion limited = limited(promotion(1, TEN_PERCENT), new UsageLimits(3L, null));
        assertThat(refusal(BASKET, used(limited, 2))).isNull();
        assertThat(refusal(BASKET, used(limited, 3))).isEqualTo(because(RefusalReason.LIMIT_REACHED));
        var own = new Coupon(
            id(1),
            "TEN",
            true,
            null,
            null,
            new UsageLimits(1L, null),
            new UsageCount(1, 0),
            promotion(1, TEN_PERCENT)
        );
        assertThat(refusal(BASKET, coupons(own))).isEqualTo(because(RefusalReason.LIMIT_REACHED));
    }

    @Test
    void saysWhatIsMissingToAThreshold() {
        var amount = new Conditions(null, null, 2500L, null, Set.of(), false);
        assertThat(refusal(BASKET, coupons(coupon("TEN", promotion(1, TEN_PERCENT, Targets.ALL, amount))))).isEqualTo(
            new Refusal(RefusalReason.MINIMUM_NOT_REACHED, 500L, null)
        );
        var pieces = new Conditions(null, null, null, 4, Set.of(), false);
        assertThat(refusal(BASKET, coupons(coupon("TEN", promotion(1, TEN_PERCENT, Targets.ALL, pieces))))).isEqualTo(
            new Refusal(RefusalReason.MINIMUM_NOT_REACHED, null, 3)
        );
    }

    @Test
    void needsALineADeliveryAndItsCurrency() {
        Targets shoes = Targets.ofCategories(Set.of(SHOES));
        assertThat(
            refusal(BASKET, coupons(coupon("TEN", promotion(1, TEN_PERCENT, shoes, Conditions.NONE))))
        ).isEqualTo(because(RefusalReason.NO_MATCHING_LINE));
        assertThat(refusal(BASKET, coupons(coupon("TEN", promotion(1, new Effect.FreeDelivery()))))).isEqualTo(
            because(RefusalReason.DELIVERY_NOT_CHOSEN)
        );
        Promotion plain = promotion(1, TEN_PERCENT);
        var inYen = new Promotion(
            plain.id(),
            plain.name(),
            true,
            0,
            Set.of(),
            Currency.getInstance("JPY"),
            plain.effect(),
            plain.targets(),
            plain.conditions(),
            plain.limits()
        );
        assertThat(refusal(BASKET, coupons(coupon("TEN", inYen)))).isEqualTo(because(RefusalReason.WRONG_CURRENCY));
    }

    @Test
    void yieldsToAPromotionWithMorePriority() {
        Promotion exclusive = ranked(promotion(9, new Effect.Percentage(500)), 1, Set.of());
        var book = new PromotionBook(List.of(exclusive), List.of(coupon("TEN", promotion(1, TEN_PERCENT))), Map.of());
        assertThat(refusal(BASKET, book)).isEqualTo(because(RefusalReason.NOT_COMBINABLE));
        Promotion all = ranked(promotion(9, new Effect.Percentage(10_000)), 1, exclusive.combinesWith());
        var nothing = new PromotionBook(
            List.of(ranked(all, 1, Set.of(PromotionClass.ORDER))),
            List.of(coupon("TEN", promotion(1, TEN_PERCENT))),
            Map.of()
        );
        assertThat(refusal(BASKET, nothing)).isEqualTo(because(RefusalReason.NOTHING_LEFT));
    }

    @Test
    void isOneOfTenAtTheMost() {
        String[] codes = IntStream.rangeClosed(1, 11)
            .mapToObj(number -> "CODE" + number)
            .toArray(String[]::new);
        List<RefusedCoupon> refused = BasketEngine.price(
            withCodes(BASKET, codes),
            PromotionBook.EMPTY,
            Baskets.NO_TAX
        ).refusedCoupons();
        assertThat(refused).hasSize(11);
        assertThat(refused.get(9).refusal().reason()).isEqualTo(RefusalReason.UNKNOWN);
        assertThat(refused.get(10).refusal().reason()).isEqualTo(RefusalReason.TOO_MANY_CODES);
    }

    private static @Nullable Refusal refusal(PromotionBook book) {
        return refusal(BASKET, book);
    }

    private static @Nullable Refusal refusal(Basket basket, PromotionBook book) {
        PricedBasket priced = BasketEngine.price(basket, book, Baskets.NO_TAX);
        assertThat(priced.refusedCoupons().isEmpty()).isEqualTo(
            priced
                .promotions()
                .stream()
                .anyMatch(applied -> "TEN".equals(applied.couponCode()))
        );
        return priced.refusedCoupons().stream().map(RefusedCoupon::refusal).findFirst().orElse(null);
    }

    private static PromotionBook dated(@Nullable Instant startsAt, @Nullable Instant endsAt) {
        var conditions = new Conditions(startsAt, endsAt, null, null, Set.of(), false);
        return coupons(coupon("TEN", promotion(1, TEN_PERCENT, Targets.ALL, conditions)));
    }

    private static PromotionBook used(Promotion promotion, long total) {
        return new PromotionBook(
            List.of(),
            List.of(coupon("TEN", promotion)),
            Map.of(promotion.id(), new UsageCount(total, 0))
        );
    }

    private static Basket by(Buyer buyer) {
        return withBuyer(BASKET, buyer);
    }

    private static Refusal because(RefusalReason reason) {
        return new Refusal(reason, null, null);
    }
}
