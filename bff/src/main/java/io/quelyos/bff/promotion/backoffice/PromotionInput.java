package io.quelyos.bff.promotion.backoffice;

import io.quelyos.bff.pricing.promotion.PromotionClass;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema's input {@code BackofficePromotionInput}. */
record PromotionInput(
    String name,
    PromotionKind kind,
    boolean needsCoupon,
    int priority,
    List<PromotionClass> combinesWith,
    @Nullable BigDecimal percentage,
    @Nullable BigDecimal amount,
    @Nullable Currency currency,
    @Nullable Integer buyQuantity,
    @Nullable Integer rewardQuantity,
    @Nullable Integer maximumSets,
    @Nullable TargetsInput targets,
    @Nullable TargetsInput rewardTargets,
    @Nullable OffsetDateTime startsAt,
    @Nullable OffsetDateTime endsAt,
    @Nullable BigDecimal minimumAmount,
    @Nullable Integer minimumQuantity,
    List<String> customerGroupIds,
    boolean isFirstOrderOnly,
    @Nullable Integer usageLimit,
    @Nullable Integer customerUsageLimit
) {
    /** The schema's enum of the same name. */
    enum PromotionKind {
        PERCENTAGE,
        AMOUNT,
        AMOUNT_EACH,
        FIXED_PRICE,
        FREE_DELIVERY,
        BUY_X_GET_Y,
    }

    /** The schema's input {@code BackofficePromotionTargetsInput}. */
    record TargetsInput(
        @Nullable List<String> productIds,
        @Nullable List<String> variantIds,
        @Nullable List<String> categoryIds,
        @Nullable List<String> collectionIds,
        @Nullable List<String> brandIds,
        @Nullable List<String> excludedProductIds,
        @Nullable List<String> excludedCategoryIds
    ) {}
}
