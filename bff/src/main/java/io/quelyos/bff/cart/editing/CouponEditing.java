package io.quelyos.bff.cart.editing;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.CartArticles;
import io.quelyos.bff.cart.CartDraft;
import io.quelyos.bff.cart.CartLimits;
import io.quelyos.bff.cart.CartOwner;
import io.quelyos.bff.cart.reading.CartPricing;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.pricing.PricedBasket;
import io.quelyos.bff.pricing.discount.RefusalReason;
import io.quelyos.bff.pricing.discount.RefusedCoupon;
import io.quelyos.bff.pricing.promotion.CouponCodes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes coupon codes that do something for the cart, and says of the others why they do not. */
@Component
final class CouponEditing {

    private static final List<String> FIELD = List.of("code");

    private final CartPricing pricing;
    private final CartArticles articles;
    private final CartLimits limits;

    CouponEditing(CartPricing pricing, CartArticles articles, CartLimits limits) {
        this.pricing = pricing;
        this.articles = articles;
        this.limits = limits;
    }

    /**
     * Enters a code. One that pays the delivery is taken before a delivery is chosen; a code that was taken stays when it
     * ceases to hold, and the cart tells why it does nothing.
     *
     * @param owner null for a visitor who has no cart yet
     */
    void apply(TenantContext context, @Nullable CartOwner owner, CartDraft draft, String typed, CartChange change) {
        String code = CouponCodes.normalize(typed);
        if (code.isEmpty() || code.length() > CouponCodes.MAXIMUM_LENGTH) {
            change.refuse(Code.INVALID, "A code has 1 to " + CouponCodes.MAXIMUM_LENGTH + " characters.", FIELD);
            return;
        }
        if (draft.coupons().contains(code)) {
            return;
        }
        if (draft.coupons().size() >= limits.coupons()) {
            String message = "A cart has at most " + limits.coupons() + " codes.";
            change.refuse(new UserError.LimitReached(limits.coupons(), message, FIELD));
            return;
        }
        UserError refusal = refusal(context, owner, draft, code);
        if (refusal == null) {
            draft.coupons().add(code);
        } else {
            change.refuse(refusal);
        }
    }

    /** Takes a code back. */
    void remove(CartDraft draft, String typed, CartChange change) {
        if (!draft.coupons().remove(CouponCodes.normalize(typed))) {
            change.refuse(Code.NOT_FOUND, "The cart has no such code.", FIELD);
        }
    }

    private @Nullable UserError refusal(
        TenantContext context,
        @Nullable CartOwner owner,
        CartDraft draft,
        String code
    ) {
        List<String> codes = new ArrayList<>(draft.coupons());
        codes.add(code);
        PricedBasket priced = pricing.price(
            context,
            owner == null ? null : owner.customerId(),
            draft.details(),
            draft.lines(),
            articles.ofLines(context, draft.lines()),
            codes
        );
        return priced
            .refusedCoupons()
            .stream()
            .filter(refused -> refused.code().equals(code))
            .map(RefusedCoupon::refusal)
            .filter(refusal -> refusal.reason() != RefusalReason.DELIVERY_NOT_CHOSEN)
            .map(refusal ->
                new UserError.CouponRefused(
                    refusal.reason().name(),
                    Money.ofNullableMinor(refusal.missingMinor(), context.currency()),
                    refusal.missingQuantity(),
                    FIELD
                )
            )
            .findFirst()
            .orElse(null);
    }
}
