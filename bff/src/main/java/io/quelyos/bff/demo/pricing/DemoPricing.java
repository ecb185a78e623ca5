package io.quelyos.bff.demo.pricing;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.demo.pricing.DemoRules.Discount;
import io.quelyos.bff.demo.pricing.DemoRules.Shop;
import io.quelyos.bff.pricing.promotion.Targets;
import io.quelyos.bff.promotion.PromotionReader;
import io.quelyos.persistence.catalog.CategoryMapper;
import io.quelyos.persistence.catalog.CategoryRow;
import io.quelyos.persistence.promotion.CouponMapper;
import io.quelyos.persistence.promotion.CouponRow;
import io.quelyos.persistence.promotion.PromotionMapper;
import io.quelyos.persistence.promotion.PromotionRow;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes a demo shop's promotions and coupons. */
final class DemoPricing {

    private final PromotionMapper promotions;
    private final CouponMapper coupons;
    private final CategoryMapper categories;

    DemoPricing(PromotionMapper promotions, CouponMapper coupons, CategoryMapper categories) {
        this.promotions = promotions;
        this.coupons = coupons;
        this.categories = categories;
    }

    /** Writes them inside the caller's unit of work. */
    void write(UUID tenant, Shop shop) {
        for (Discount discount : shop.promotions()) {
            UUID id = UuidCreator.getTimeOrderedEpoch();
            promotions.insert(tenant, promotion(id, discount));
            List<CouponRow> rows = discount
                .coupons()
                .stream()
                .map(code -> coupon(id, code))
                .toList();
            if (!rows.isEmpty()) {
                coupons.insertAll(tenant, rows);
            }
        }
    }

    private PromotionRow promotion(UUID id, Discount discount) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        boolean hasAmount = discount.amountMinor() != null || discount.minimumMinor() != null;
        return new PromotionRow(
            id,
            discount.name(),
            true,
            !discount.coupons().isEmpty(),
            discount.priority(),
            discount.combinesWith(),
            discount.kind(),
            hasAmount ? "EUR" : null,
            discount.basisPoints(),
            discount.amountMinor(),
            discount.buyQuantity(),
            discount.getQuantity(),
            null,
            PromotionReader.json(Targets.ofCategories(categories(discount.categories()))),
            null,
            null,
            discount.endsAt(),
            discount.minimumMinor(),
            null,
            List.of(),
            discount.firstOrderOnly(),
            discount.usageLimit(),
            null,
            0,
            1,
            now,
            now
        );
    }

    private Set<UUID> categories(List<String> slugs) {
        if (slugs.isEmpty()) {
            return Set.of();
        }
        Set<UUID> ids = categories.listBySlugs(slugs).stream().map(CategoryRow::id).collect(Collectors.toSet());
        if (ids.size() != slugs.size()) {
            throw new IllegalStateException("the demo catalogue has not all categories of " + slugs);
        }
        return ids;
    }

    private static CouponRow coupon(UUID promotion, String code) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return new CouponRow(id, promotion, code, true, null, null, null, null, 0, 1, now);
    }
}
