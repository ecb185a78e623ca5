package io.quelyos.bff.pricing.discount;

import io.quelyos.bff.pricing.promotion.Coupon;
import io.quelyos.bff.pricing.promotion.Promotion;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A promotion that might take effect, with the coupon that opens it; null where it needs none. */
record Candidate(Promotion promotion, @Nullable Coupon coupon) {
    /** More priority first; the rest only makes the order the same every time. */
    static final Comparator<Candidate> BY_PRIORITY = Comparator.comparingInt((Candidate candidate) ->
        candidate.promotion().priority()
    )
        .reversed()
        .thenComparing(candidate -> candidate.promotion().id())
        .thenComparing(Candidate::code);

    /** Classes one after the other, and within each by priority. */
    static final Comparator<Candidate> BY_EFFECT = Comparator.comparing((Candidate candidate) ->
        candidate.promotion().promotionClass()
    ).thenComparing(BY_PRIORITY);

    boolean combines(Candidate other) {
        boolean isSame = promotion.id().equals(other.promotion.id());
        return !isSame && promotion.combines(other.promotion);
    }

    @Nullable
    String couponCode() {
        return coupon == null ? null : coupon.code();
    }

    private String code() {
        return coupon == null ? "" : coupon.code();
    }
}
