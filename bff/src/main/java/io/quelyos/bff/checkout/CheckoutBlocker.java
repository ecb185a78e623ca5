package io.quelyos.bff.checkout;

import io.quelyos.bff.approval.ApprovalStanding;
import io.quelyos.bff.graphql.type.CheckoutIncomplete;
import io.quelyos.bff.graphql.type.UserError;
import java.util.Set;

/** The schema's enum CheckoutBlocker: what can be missing before a checkout can become an order. */
public enum CheckoutBlocker {
    CART_EMPTY("There is nothing in the cart."),
    LINE_UNAVAILABLE("An article is not sold any more; take it out."),
    QUANTITY_NOT_SOLD("An article is sold in other numbers."),
    SIGN_IN_REQUIRED("Sign in to order here."),
    EMAIL_MISSING("Say your e-mail address."),
    SHIPPING_ADDRESS_MISSING("Say where the goods go."),
    BILLING_ADDRESS_MISSING("Say whom to bill."),
    DELIVERY_MISSING("Choose a way of delivery."),
    DELIVERY_UNAVAILABLE("Choose another way of delivery; this one does not take these goods there."),
    TERMS_NOT_ACCEPTED("Accept the terms of sale."),
    PAYMENT_METHOD_MISSING("Choose a way to pay that the shop offers."),
    APPROVAL_REQUIRED("Your company has to approve this order; ask for it."),
    APPROVAL_AWAITED("Your company has not decided yet.");

    private final String message;

    CheckoutBlocker(String message) {
        this.message = message;
    }

    /** What a buyer's company still has to do; nothing where the order can be made. */
    public static Set<CheckoutBlocker> of(ApprovalStanding standing) {
        return switch (standing) {
            case FREE, APPROVED -> Set.of();
            case MISSING -> Set.of(APPROVAL_REQUIRED);
            case AWAITED -> Set.of(APPROVAL_AWAITED);
        };
    }

    /** The same as a reason for which something was not done. */
    public UserError asError() {
        return new CheckoutIncomplete(name(), message);
    }
}
