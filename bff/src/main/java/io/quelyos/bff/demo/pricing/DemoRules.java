package io.quelyos.bff.demo.pricing;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The demo shops' rules of price, as {@code demo/pricing.json} tells them; amounts in cents. */
record DemoRules(List<Category> taxCategories, List<Rate> taxRates, List<Shop> shops) {
    record Category(String code, String name, boolean isUsual) {}

    record Rate(
        String category,
        String country,
        @Nullable String region,
        String name,
        BigDecimal percent,
        boolean replacesCountry
    ) {}

    record Shop(String slug, List<Discount> promotions) {}

    /**
     * A promotion.
     *
     * @param categories slugs; empty for everything
     * @param coupons codes; empty where it needs none
     */
    record Discount(
        String name,
        String kind,
        int priority,
        List<String> combinesWith,
        List<String> categories,
        List<String> coupons,
        @Nullable Integer basisPoints,
        @Nullable Long amountMinor,
        @Nullable Integer buyQuantity,
        @Nullable Integer getQuantity,
        @Nullable Long minimumMinor,
        @Nullable OffsetDateTime endsAt,
        boolean firstOrderOnly,
        @Nullable Long usageLimit
    ) {}
}
