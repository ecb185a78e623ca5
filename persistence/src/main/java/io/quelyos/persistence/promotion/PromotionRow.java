package io.quelyos.persistence.promotion;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One promotion.
 *
 * @param combinesWith PRODUCT, ORDER, DELIVERY
 * @param kind PERCENTAGE, AMOUNT, AMOUNT_EACH, FIXED_PRICE, FREE_DELIVERY or BUY_X_GET_Y, which says what of the following
 *     is there
 * @param targets which lines it is about, as JSON
 * @param getTargets which lines come with others, as JSON; null for those that are to be bought
 * @param usedCount how often it was used by everybody together; 0 where only the rule was asked for
 */
public record PromotionRow(
    UUID id,
    String name,
    boolean isActive,
    boolean needsCoupon,
    int priority,
    List<String> combinesWith,
    String kind,
    @Nullable String currency,
    @Nullable Integer basisPoints,
    @Nullable Long amountMinor,
    @Nullable Integer buyQuantity,
    @Nullable Integer getQuantity,
    @Nullable Integer maximumSets,
    String targets,
    @Nullable String getTargets,
    @Nullable OffsetDateTime startsAt,
    @Nullable OffsetDateTime endsAt,
    @Nullable Long minimumMinor,
    @Nullable Integer minimumQuantity,
    List<UUID> customerGroupIds,
    boolean isFirstOrderOnly,
    @Nullable Long usageLimit,
    @Nullable Long customerUsageLimit,
    long usedCount,
    int version,
    OffsetDateTime createdAt,
    OffsetDateTime updatedAt
) {
    private static final String RULE =
        "p.id, p.name, p.is_active, p.needs_coupon, p.priority, p.combines_with, p.kind, p.currency, p.basis_points," +
        " p.amount_minor, p.buy_quantity, p.get_quantity, p.maximum_sets, p.targets, p.get_targets, p.starts_at," +
        " p.ends_at, p.minimum_minor, p.minimum_quantity, p.customer_group_ids, p.is_first_order_only, p.usage_limit," +
        " p.customer_usage_limit, p.version, p.created_at, p.updated_at, ";

    /** The columns of this record, of a table called p, for whoever asks for rules: without counting uses. */
    public static final String COLUMNS = RULE + "0 as used_count";

    /** The columns of this record, of a table called p; uses without a limit are counted here and now. */
    public static final String COUNTED_COLUMNS =
        RULE +
        "case when p.usage_limit is null" +
        " then (select count(*) from promotion_redemption r where r.tenant_id = p.tenant_id and r.promotion_id = p.id)" +
        " else coalesce((select u.used_count from promotion_usage u where u.tenant_id = p.tenant_id" +
        " and u.promotion_id = p.id), 0) end as used_count";
}
