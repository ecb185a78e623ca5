package io.quelyos.bff.promotion;

import io.quelyos.bff.pricing.promotion.Conditions;
import io.quelyos.bff.pricing.promotion.Coupon;
import io.quelyos.bff.pricing.promotion.Effect;
import io.quelyos.bff.pricing.promotion.Promotion;
import io.quelyos.bff.pricing.promotion.PromotionClass;
import io.quelyos.bff.pricing.promotion.Targets;
import io.quelyos.bff.pricing.promotion.UsageCount;
import io.quelyos.bff.pricing.promotion.UsageLimits;
import io.quelyos.persistence.promotion.CouponRow;
import io.quelyos.persistence.promotion.PromotionRow;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Makes rules of stored promotions and coupons, and the stored form of their targets. */
public final class PromotionReader {

    private static final JsonMapper JSON = new JsonMapper();

    private PromotionReader() {}

    /** The rule that a row holds. */
    public static Promotion promotion(PromotionRow row) {
        return new Promotion(
            row.id(),
            row.name(),
            row.isActive(),
            row.priority(),
            row.combinesWith().stream().map(PromotionClass::valueOf).collect(Collectors.toSet()),
            row.currency() == null ? null : Currency.getInstance(row.currency()),
            effect(row),
            targets(row.targets()),
            new Conditions(
                instant(row.startsAt()),
                instant(row.endsAt()),
                row.minimumMinor(),
                row.minimumQuantity(),
                Set.copyOf(row.customerGroupIds()),
                row.isFirstOrderOnly()
            ),
            new UsageLimits(row.usageLimit(), row.customerUsageLimit())
        );
    }

    /** The targets that a row's JSON holds. */
    public static Targets targets(String json) {
        return JSON.readValue(json, Targets.class);
    }

    /** The stored form of targets. */
    public static String json(Targets targets) {
        return JSON.writeValueAsString(targets);
    }

    static Coupon coupon(CouponRow row, Promotion promotion, long usedByCustomer) {
        return new Coupon(
            row.id(),
            row.code(),
            row.isActive(),
            instant(row.expiresAt()),
            row.customerId(),
            new UsageLimits(row.usageLimit(), row.customerUsageLimit()),
            new UsageCount(row.usedCount(), usedByCustomer),
            promotion
        );
    }

    private static Effect effect(PromotionRow row) {
        return switch (row.kind()) {
            case "PERCENTAGE" -> new Effect.Percentage(there(row.basisPoints()));
            case "AMOUNT" -> new Effect.AmountOff(there(row.amountMinor()));
            case "AMOUNT_EACH" -> new Effect.AmountOffEach(there(row.amountMinor()));
            case "FIXED_PRICE" -> new Effect.FixedPrice(there(row.amountMinor()));
            case "FREE_DELIVERY" -> new Effect.FreeDelivery();
            case "BUY_X_GET_Y" -> new Effect.BuyXGetY(
                there(row.buyQuantity()),
                there(row.getQuantity()),
                row.getTargets() == null ? null : targets(row.getTargets()),
                there(row.basisPoints()),
                row.maximumSets()
            );
            default -> throw new IllegalStateException("a promotion of the kind " + row.kind());
        };
    }

    /** The table has what the kind needs. */
    private static <T> T there(@Nullable T value) {
        return Objects.requireNonNull(value, "what the promotion's kind needs");
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
