package io.quelyos.bff.promotion;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.collection.Collections;
import io.quelyos.bff.pricing.basket.BasketLine;
import io.quelyos.bff.pricing.discount.DiscountEngine;
import io.quelyos.bff.pricing.promotion.Coupon;
import io.quelyos.bff.pricing.promotion.CouponCodes;
import io.quelyos.bff.pricing.promotion.Promotion;
import io.quelyos.bff.pricing.promotion.PromotionBook;
import io.quelyos.bff.pricing.promotion.UsageCount;
import io.quelyos.bff.pricing.promotion.UsageLimits;
import io.quelyos.persistence.promotion.ArticleRow;
import io.quelyos.persistence.promotion.BasketFactsMapper;
import io.quelyos.persistence.promotion.BuyerRow;
import io.quelyos.persistence.promotion.CouponMapper;
import io.quelyos.persistence.promotion.CouponRow;
import io.quelyos.persistence.promotion.PromotionMapper;
import io.quelyos.persistence.promotion.UsageRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads what a basket's prices depend on, in at most six statements however many lines it has: articles, their
 * collections where a rule names one, buyer, coupons, their promotions, and how often those with limits were used.
 * All are to be called inside one unit of work that only reads.
 */
@Component
final class BasketFacts {

    private final BasketFactsMapper facts;
    private final CouponMapper coupons;
    private final PromotionMapper promotions;
    private final Collections collections;

    BasketFacts(BasketFactsMapper facts, CouponMapper coupons, PromotionMapper promotions, Collections collections) {
        this.facts = facts;
        this.coupons = coupons;
        this.promotions = promotions;
        this.collections = collections;
    }

    /**
     * The lines in their order; one whose article exists no longer is left out.
     *
     * @param withCollections whether any rule asks which collections a product is in
     */
    List<BasketLine> lines(TenantContext context, List<BasketRequest.Line> wanted, boolean withCollections) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<UUID, ArticleRow> articles = facts
            .findArticles(wanted.stream().map(BasketRequest.Line::variantId).distinct().toList())
            .stream()
            .collect(Collectors.toMap(ArticleRow::variantId, Function.identity()));
        Map<UUID, Set<UUID>> containing = withCollections
            ? collections.containing(context, articles.values().stream().map(ArticleRow::productId).toList())
            : Map.of();
        List<BasketLine> lines = new ArrayList<>();
        for (BasketRequest.Line line : wanted) {
            ArticleRow article = articles.get(line.variantId());
            if (article != null) {
                lines.add(line(line, article, containing.getOrDefault(article.productId(), Set.of())));
            }
        }
        return lines;
    }

    /** What is known of a customer; null for a guest, or a customer who exists no longer. */
    @Nullable
    BuyerRow buyer(@Nullable UUID customerId) {
        return customerId == null ? null : facts.findBuyer(customerId);
    }

    /** The promotions that the basket may earn, with what is counted of them. */
    PromotionBook book(List<Promotion> automatic, List<String> typed, @Nullable UUID customerId) {
        List<CouponRow> known = coupons(typed);
        Map<UUID, Promotion> opened = promotionsOf(known);
        List<UUID> counted = Stream.concat(
            Stream.concat(automatic.stream(), opened.values().stream())
                .filter(promotion -> !promotion.limits().equals(UsageLimits.NONE))
                .map(Promotion::id),
            known
                .stream()
                .filter(coupon -> coupon.customerUsageLimit() != null)
                .map(CouponRow::id)
        ).toList();
        Map<UUID, UsageCount> usage = usage(counted, customerId);
        List<Coupon> found = known
            .stream()
            .map(row ->
                PromotionReader.coupon(
                    row,
                    Objects.requireNonNull(opened.get(row.promotionId()), "a coupon has its promotion"),
                    usage.getOrDefault(row.id(), UsageCount.NONE).byCustomer()
                )
            )
            .toList();
        return new PromotionBook(automatic, found, usage);
    }

    private List<CouponRow> coupons(List<String> typed) {
        List<String> codes = typed
            .stream()
            .map(CouponCodes::normalize)
            .distinct()
            .limit(DiscountEngine.MAXIMUM_CODES)
            .toList();
        return codes.isEmpty() ? List.of() : coupons.findByCodes(codes);
    }

    private Map<UUID, Promotion> promotionsOf(List<CouponRow> coupons) {
        List<UUID> ids = coupons.stream().map(CouponRow::promotionId).distinct().toList();
        return ids.isEmpty()
            ? Map.of()
            : promotions
                  .findByIds(ids)
                  .stream()
                  .map(PromotionReader::promotion)
                  .collect(Collectors.toMap(Promotion::id, Function.identity()));
    }

    private Map<UUID, UsageCount> usage(List<UUID> subjects, @Nullable UUID customerId) {
        Map<UUID, UsageCount> usage = new HashMap<>();
        if (!subjects.isEmpty()) {
            for (UsageRow row : facts.listUsage(subjects, customerId)) {
                usage.put(row.subjectId(), new UsageCount(row.totalCount(), row.customerCount()));
            }
        }
        return usage;
    }

    private static BasketLine line(BasketRequest.Line line, ArticleRow article, Set<UUID> collectionIds) {
        return new BasketLine(
            line.id(),
            line.variantId(),
            article.productId(),
            Set.copyOf(article.categoryIds()),
            collectionIds,
            article.brandId(),
            line.quantity(),
            line.unitPriceMinor(),
            article.taxCategoryId(),
            article.isTaxable(),
            article.weightGrams()
        );
    }
}
