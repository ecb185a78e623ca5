package io.quelyos.bff.cart.editing;

import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.password.SignInRealm;
import io.quelyos.auth.password.SignInThrottle;
import io.quelyos.bff.cart.CartArticles;
import io.quelyos.bff.cart.CartDraft;
import io.quelyos.bff.cart.CartLimits;
import io.quelyos.bff.cart.CartOwner;
import io.quelyos.bff.cart.reading.CartPricing;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.pricing.PricedBasket;
import io.quelyos.bff.pricing.discount.Refusal;
import io.quelyos.bff.pricing.discount.RefusalReason;
import io.quelyos.bff.pricing.discount.RefusedCoupon;
import io.quelyos.bff.pricing.promotion.CouponCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes coupon codes that do something for the cart, and says of the others why they do not. */
@Component
final class CouponEditing {

    private static final List<String> FIELD = List.of("code");

    private final CartPricing pricing;
    private final CartArticles articles;
    private final CartLimits limits;
    private final SignInThrottle throttle;

    CouponEditing(CartPricing pricing, CartArticles articles, CartLimits limits, SignInThrottle throttle) {
        this.pricing = pricing;
        this.articles = articles;
        this.limits = limits;
        this.throttle = throttle;
    }

    /**
     * Enters a code. One that pays the delivery is taken before a delivery is chosen; a code that was taken stays when it
     * ceases to hold, and the cart tells why it does nothing. Codes that are none count against the asker, their address and
     * the shop, so that nobody can guess.
     *
     * @param owner null for a visitor who has no cart yet
     */
    void apply(
        TenantContext context,
        @Nullable CartOwner owner,
        ClientInfo client,
        CartDraft draft,
        String typed,
        CartChange change
    ) {
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
        var realm = new SignInRealm.Coupons(context.tenantId());
        String asker = client.askerKey(context);
        OptionalLong wait = throttle.count(realm, asker, client.address());
        if (wait.isPresent()) {
            change.refuse(new UserError.Throttled(wait.getAsLong()));
            return;
        }
        Refusal refusal = refusal(context, owner, draft, code);
        RefusalReason reason = refusal == null ? null : told(refusal.reason());
        if (reason != RefusalReason.UNKNOWN) {
            // A right code takes back this attempt alone: one known code must not pay for guessing others.
            throttle.undecided(realm, asker, client.address());
        }
        if (refusal == null || reason == null) {
            draft.coupons().add(code);
        } else {
            Money missing = Money.ofNullableMinor(refusal.missingMinor(), context.currency());
            change.refuse(new UserError.CouponRefused(reason.name(), missing, refusal.missingQuantity(), FIELD));
        }
    }

    /** The reason that a buyer is told: a code that is somebody else's, or is not out yet, is like none. */
    private static RefusalReason told(RefusalReason reason) {
        return switch (reason) {
            case WRONG_CUSTOMER, INACTIVE, NOT_YET -> RefusalReason.UNKNOWN;
            default -> reason;
        };
    }

    /** Takes a code back. */
    void remove(CartDraft draft, String typed, CartChange change) {
        if (!draft.coupons().remove(CouponCodes.normalize(typed))) {
            change.refuse(Code.NOT_FOUND, "The cart has no such code.", FIELD);
        }
    }

    private @Nullable Refusal refusal(TenantContext context, @Nullable CartOwner owner, CartDraft draft, String code) {
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
            .findFirst()
            .orElse(null);
    }
}
