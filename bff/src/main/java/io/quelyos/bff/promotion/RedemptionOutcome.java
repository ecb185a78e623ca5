package io.quelyos.bff.promotion;

import io.quelyos.bff.pricing.discount.AppliedPromotion;
import io.quelyos.bff.pricing.discount.RefusalReason;

/** What came of counting an order's promotions as used. */
public sealed interface RedemptionOutcome {
    /** All of them are counted. */
    record Redeemed() implements RedemptionOutcome {}

    /**
     * None is counted, because one of them may not be used any more.
     *
     * @param reason LIMIT_REACHED, CUSTOMER_LIMIT_REACHED, SIGN_IN_REQUIRED, INACTIVE or EXPIRED
     */
    record Refused(AppliedPromotion promotion, RefusalReason reason) implements RedemptionOutcome {}
}
