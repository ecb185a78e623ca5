package io.quelyos.bff.promotion.backoffice;

import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.pricing.promotion.Promotion;
import io.quelyos.bff.pricing.promotion.PromotionClass;
import io.quelyos.bff.pricing.promotion.Targets;
import io.quelyos.bff.promotion.PromotionReader;
import io.quelyos.persistence.promotion.PromotionRow;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
public record BackofficePromotion(
    UUID id,
    int version,
    String name,
    boolean isActive,
    boolean needsCoupon,
    int priority,
    PromotionClass promotionClass,
    List<PromotionClass> combinesWith,
    String kind,
    @Nullable BigDecimal percentage,
    @Nullable Money amount,
    @Nullable Integer buyQuantity,
    @Nullable Integer rewardQuantity,
    @Nullable Integer maximumSets,
    Targets targets,
    @Nullable Targets rewardTargets,
    @Nullable OffsetDateTime startsAt,
    @Nullable OffsetDateTime endsAt,
    @Nullable Money minimumAmount,
    @Nullable Integer minimumQuantity,
    List<UUID> customerGroupIds,
    boolean isFirstOrderOnly,
    @Nullable Long usageLimit,
    @Nullable Long customerUsageLimit,
    long usedCount,
    OffsetDateTime createdAt,
    OffsetDateTime updatedAt
) {
    private static final int PERCENTAGE_SCALE = 2;

    static BackofficePromotion of(PromotionRow row) {
        Promotion rule = PromotionReader.promotion(row);
        return new BackofficePromotion(
            row.id(),
            row.version(),
            row.name(),
            row.isActive(),
            row.needsCoupon(),
            row.priority(),
            rule.promotionClass(),
            rule.combinesWith().stream().sorted().toList(),
            row.kind(),
            row.basisPoints() == null ? null : BigDecimal.valueOf(row.basisPoints(), PERCENTAGE_SCALE),
            money(row.amountMinor(), rule.currency()),
            row.buyQuantity(),
            row.getQuantity(),
            row.maximumSets(),
            rule.targets(),
            row.getTargets() == null ? null : PromotionReader.targets(row.getTargets()),
            row.startsAt(),
            row.endsAt(),
            money(row.minimumMinor(), rule.currency()),
            row.minimumQuantity(),
            row.customerGroupIds(),
            row.isFirstOrderOnly(),
            row.usageLimit(),
            row.customerUsageLimit(),
            row.usedCount(),
            row.createdAt(),
            row.updatedAt()
        );
    }

    private static @Nullable Money money(@Nullable Long minor, @Nullable Currency currency) {
        return minor == null || currency == null ? null : Money.ofMinor(minor, currency);
    }
}
