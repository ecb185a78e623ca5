package io.quelyos.bff.catalog.page;

import io.quelyos.persistence.catalog.page.VariantFactsRow;
import io.quelyos.persistence.shoppolicy.ShopPolicyRow;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name: what the tenant's policy lets buyers know, and never a number that it hides. */
public record ShopStock(ShopStockStatus status, @Nullable Long quantity, @Nullable LocalDate availableOn) {
    /** The schema's enum of the same name. */
    public enum ShopStockStatus {
        IN_STOCK,
        LOW,
        OUT_OF_STOCK,
        PRE_ORDER,
    }

    /**
     * What buyers may know of an article.
     *
     * @param today the day in UTC, which tells whether delivery lies ahead
     */
    static ShopStock of(ShopPolicyRow policy, VariantFactsRow facts, LocalDate today) {
        boolean isAhead = facts.availableOn() != null && facts.availableOn().isAfter(today);
        ShopStockStatus status = status(policy, facts, isAhead);
        LocalDate day = isAhead && status == ShopStockStatus.PRE_ORDER ? facts.availableOn() : null;
        return new ShopStock(status, quantity(policy, facts, status), day);
    }

    private static ShopStockStatus status(ShopPolicyRow policy, VariantFactsRow facts, boolean isAhead) {
        if (facts.sellable() != null && facts.sellable() <= 0) {
            return ShopStockStatus.OUT_OF_STOCK;
        }
        if (isAhead || (facts.onHand() != null && facts.onHand() <= 0)) {
            return ShopStockStatus.PRE_ORDER;
        }
        boolean isLow = facts.onHand() != null && facts.onHand() <= policy.lowStockThreshold();
        return isLow && !policy.stockDisplay().equals("HIDDEN") ? ShopStockStatus.LOW : ShopStockStatus.IN_STOCK;
    }

    private static @Nullable Long quantity(ShopPolicyRow policy, VariantFactsRow facts, ShopStockStatus status) {
        boolean isShown = switch (policy.stockDisplay()) {
            case "EXACT" -> true;
            case "LOW" -> status == ShopStockStatus.LOW;
            default -> false;
        };
        return facts.onHand() == null || !isShown ? null : Long.valueOf(Math.max(0, facts.onHand()));
    }
}
