package io.quelyos.bff.pricing.promotion;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When a basket earns a promotion. Thresholds look at the lines that the promotion is about, at their prices before any
 * discount, so that no promotion takes another one's ground away.
 *
 * @param startsAt the first moment; null for always
 * @param endsAt the first moment after it; null for never
 * @param minimumAmountMinor what those lines must come to; null without a threshold
 * @param minimumQuantity how many pieces those lines must have; null without a threshold
 * @param customerGroupIds the groups of whose members the buyer must be one; empty for everybody
 * @param isFirstOrderOnly whether the buyer must be a customer who has not ordered yet
 */
public record Conditions(
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    @Nullable Long minimumAmountMinor,
    @Nullable Integer minimumQuantity,
    Set<UUID> customerGroupIds,
    boolean isFirstOrderOnly
) {
    /** Whoever buys whatever and whenever. */
    public static final Conditions NONE = new Conditions(null, null, null, null, Set.of(), false);

    public Conditions {
        customerGroupIds = Set.copyOf(customerGroupIds);
        if (startsAt != null && endsAt != null && !startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException("a promotion cannot end at " + endsAt + " and start at " + startsAt);
        }
    }
}
