package io.quelyos.bff.promotion;

import io.quelyos.persistence.promotion.PromotionRow;
import io.quelyos.persistence.promotion.RecountMapper;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Counts what a promotion was used so far when it gets a limit, because uses without a limit are not counted one by one. */
@Component
public final class Recounting {

    private final RecountMapper mapper;

    Recounting(RecountMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Takes all uses into the counts that a change makes needed. Inside the unit of work that has locked the
     * promotion and changes it.
     *
     * @param before the promotion as it was
     * @param after the promotion as it is now
     */
    public void afterChange(UUID tenantId, PromotionRow before, PromotionRow after) {
        if (before.usageLimit() == null && after.usageLimit() != null) {
            mapper.updateCounted(after.id());
            mapper.countAll(tenantId, after.id());
        }
        if (!isCountedPerCustomer(before) && isCountedPerCustomer(after)) {
            mapper.updateCountedForCustomers(after.id());
            mapper.countCustomers(tenantId, after.id());
        }
    }

    private static boolean isCountedPerCustomer(PromotionRow row) {
        return PromotionReader.promotion(row).limits().perCustomer() != null;
    }
}
