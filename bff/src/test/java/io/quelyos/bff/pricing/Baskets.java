package io.quelyos.bff.pricing;

import io.quelyos.bff.pricing.basket.Basket;
import io.quelyos.bff.pricing.basket.BasketDelivery;
import io.quelyos.bff.pricing.basket.BasketLine;
import io.quelyos.bff.pricing.basket.Buyer;
import io.quelyos.bff.pricing.promotion.Conditions;
import io.quelyos.bff.pricing.promotion.Coupon;
import io.quelyos.bff.pricing.promotion.Effect;
import io.quelyos.bff.pricing.promotion.Promotion;
import io.quelyos.bff.pricing.promotion.PromotionBook;
import io.quelyos.bff.pricing.promotion.PromotionClass;
import io.quelyos.bff.pricing.promotion.Targets;
import io.quelyos.bff.pricing.promotion.UsageCount;
import io.quelyos.bff.pricing.promotion.UsageLimits;
import io.quelyos.bff.pricing.tax.TaxRate;
import io.quelyos.bff.pricing.tax.TaxTable;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Small baskets and rules, whose ids are small numbers. */
final class Baskets {

    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    static final Currency EUR = Currency.getInstance("EUR");
    static final UUID STANDARD = id(9001);
    static final UUID REDUCED = id(9002);
    static final UUID SOCKS = id(8001);
    static final UUID SHOES = id(8002);
    static final TaxTable NO_TAX = new TaxTable("FR", null, List.of());
    static final TaxTable FRENCH = new TaxTable(
        "FR",
        STANDARD,
        List.of(
            rate(1, STANDARD, "FR", null, 200_000),
            rate(2, REDUCED, "FR", null, 55_000),
            rate(3, STANDARD, "DE", null, 190_000),
            new TaxRate(id(7004), REDUCED, "FR", "FR-20R", "TVA Corse", 21_000, true)
        )
    );

    private Baskets() {}

    static UUID id(long number) {
        return new UUID(0x0190_0000_0000_7000L, number);
    }

    static BasketLine line(long id, int quantity, long unitPriceMinor) {
        return line(id, quantity, unitPriceMinor, SOCKS, null);
    }

    static BasketLine line(long id, int quantity, long unitPriceMinor, UUID categoryId, @Nullable UUID taxCategoryId) {
        return new BasketLine(
            id(id),
            id(1000 + id),
            id(2000 + id),
            Set.of(categoryId),
            Set.of(),
            null,
            quantity,
            unitPriceMinor,
            taxCategoryId,
            true,
            100
        );
    }

    static Basket basket(BasketLine... lines) {
        return new Basket(EUR, true, List.of(lines), null, Buyer.guest("FR"), List.of(), NOW);
    }

    static Basket withDelivery(Basket basket, long amountMinor) {
        return new Basket(
            basket.currency(),
            basket.pricesIncludeTax(),
            basket.lines(),
            new BasketDelivery(amountMinor, null),
            basket.buyer(),
            basket.couponCodes(),
            basket.now()
        );
    }

    static Basket withCodes(Basket basket, String... codes) {
        return new Basket(
            basket.currency(),
            basket.pricesIncludeTax(),
            basket.lines(),
            basket.delivery(),
            basket.buyer(),
            List.of(codes),
            basket.now()
        );
    }

    static Basket withBuyer(Basket basket, Buyer buyer) {
        return new Basket(
            basket.currency(),
            basket.pricesIncludeTax(),
            basket.lines(),
            basket.delivery(),
            buyer,
            basket.couponCodes(),
            basket.now()
        );
    }

    static Basket withoutTaxInPrices(Basket basket) {
        return new Basket(
            basket.currency(),
            false,
            basket.lines(),
            basket.delivery(),
            basket.buyer(),
            basket.couponCodes(),
            basket.now()
        );
    }

    static Buyer customer(long id, boolean isFirstOrder, UUID... groups) {
        return new Buyer(id(id), Set.of(groups), isFirstOrder, "FR", null, false, null);
    }

    static Promotion promotion(long id, Effect effect) {
        return promotion(id, effect, Targets.ALL, Conditions.NONE);
    }

    static Promotion promotion(long id, Effect effect, Targets targets, Conditions conditions) {
        return new Promotion(
            id(id),
            "Promotion " + id,
            true,
            0,
            EnumSet.allOf(PromotionClass.class),
            null,
            effect,
            targets,
            conditions,
            UsageLimits.NONE
        );
    }

    static Promotion limited(Promotion promotion, UsageLimits limits) {
        return new Promotion(
            promotion.id(),
            promotion.name(),
            promotion.isActive(),
            promotion.priority(),
            promotion.combinesWith(),
            promotion.currency(),
            promotion.effect(),
            promotion.targets(),
            promotion.conditions(),
            limits
        );
    }

    static Promotion ranked(Promotion promotion, int priority, Set<PromotionClass> combinesWith) {
        return new Promotion(
            promotion.id(),
            promotion.name(),
            promotion.isActive(),
            priority,
            combinesWith,
            promotion.currency(),
            promotion.effect(),
            promotion.targets(),
            promotion.conditions(),
            promotion.limits()
        );
    }

    static Coupon coupon(String code, Promotion promotion) {
        return new Coupon(id(5000), code, true, null, null, UsageLimits.NONE, UsageCount.NONE, promotion);
    }

    static PromotionBook automatic(Promotion... promotions) {
        return new PromotionBook(List.of(promotions), List.of(), Map.of());
    }

    static PromotionBook coupons(Coupon... coupons) {
        return new PromotionBook(List.of(), List.of(coupons), Map.of());
    }

    static TaxRate rate(long id, UUID categoryId, String country, @Nullable String region, int millionths) {
        return new TaxRate(id(7000 + id), categoryId, country, region, "Tax " + id, millionths, false);
    }
}
