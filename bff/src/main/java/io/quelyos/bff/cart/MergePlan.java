package io.quelyos.bff.cart;

import io.quelyos.persistence.cart.CartDetailsRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of two carts when a guest turns out to be a customer. A cart without lines is none: against it the other one
 * is kept whatever the policy says.
 */
enum MergePlan {
    /** Lines of both; those that are one line get the pieces of both. */
    COMBINE,
    /** What was gathered just now. */
    KEEP_GUEST,
    /** What lay there before. */
    KEEP_CUSTOMER;

    /** Makes the customer's draft what it is to be; the guest's is left as it is. */
    void apply(CartDraft customer, CartDraft guest) {
        boolean hasBoth = !customer.lines().isEmpty() && !guest.lines().isEmpty();
        if (!hasBoth || this == COMBINE) {
            combine(customer, guest);
        } else if (this == KEEP_GUEST) {
            customer.clear();
            combine(customer, guest);
        }
    }

    /** Whether lines of both carts lie in the result. */
    boolean addsLines() {
        return this == COMBINE;
    }

    private static void combine(CartDraft customer, CartDraft guest) {
        guest.lines().forEach(customer::put);
        customer.coupons().addAll(guest.coupons());
        customer.giftCards().addAll(guest.giftCards());
        CartDetailsRow before = customer.details();
        CartDetailsRow after = guest.details();
        Map<String, CartAttribute> attributes = new LinkedHashMap<>();
        CartAttribute.read(before.attributes()).forEach(each -> attributes.put(each.name(), each));
        CartAttribute.read(after.attributes()).forEach(each -> attributes.put(each.name(), each));
        CartDetailsRow merged = after.countryCode() == null ? before : before.withDeliveryOf(after);
        customer.setDetails(
            merged
                .withNote(after.note() == null ? before.note() : after.note())
                .withAttributes(CartAttribute.write(List.copyOf(attributes.values())))
        );
    }
}
