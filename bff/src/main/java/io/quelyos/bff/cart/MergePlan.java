package io.quelyos.bff.cart;

import io.quelyos.persistence.cart.CartDetailsRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** Makes the customer's draft what it is to be, within what a cart and a line hold; the guest's is left as it is. */
    void apply(CartDraft customer, CartDraft guest, CartLimits limits) {
        boolean hasBoth = !customer.lines().isEmpty() && !guest.lines().isEmpty();
        if (hasBoth && this == KEEP_CUSTOMER) {
            return;
        }
        if (hasBoth && this == KEEP_GUEST) {
            customer.clear();
        }
        addLines(customer, guest, limits.mergedLines());
        addUpTo(limits.coupons(), customer.coupons(), guest.coupons());
        addUpTo(limits.giftCards(), customer.giftCards(), guest.giftCards());
        CartDetailsRow before = customer.details();
        CartDetailsRow after = guest.details();
        CartDetailsRow merged = after.countryCode() == null ? before : before.withDeliveryOf(after);
        customer.setDetails(
            merged
                .withNote(after.note() == null ? before.note() : after.note())
                .withAttributes(attributes(before, after, limits))
        );
        customer.join();
    }

    /** Adds the guest's lines, as far as there is room; those that the customer has too need none. */
    private static void addLines(CartDraft customer, CartDraft guest, int most) {
        int room = most - customer.lines().size();
        int left = 0;
        for (CartLine line : guest.lines()) {
            boolean isThere = customer.findByKey(line.key()) != null;
            if (isThere || room > 0) {
                customer.put(line);
                room -= isThere ? 0 : 1;
            } else {
                left++;
            }
        }
        customer.setLinesLeftOut(left);
    }

    private static <T> void addUpTo(int most, Set<T> own, Set<T> others) {
        for (T each : others) {
            if (own.size() < most) {
                own.add(each);
            }
        }
    }

    /** The customer's names first; of a name that both have, the guest's answer, which is the newer one. */
    private static String attributes(CartDetailsRow before, CartDetailsRow after, CartLimits limits) {
        Map<String, CartAttribute> attributes = new LinkedHashMap<>();
        CartAttribute.read(before.attributes()).forEach(each -> attributes.put(each.name(), each));
        String written = before.attributes();
        for (CartAttribute each : CartAttribute.read(after.attributes())) {
            Map<String, CartAttribute> more = new LinkedHashMap<>(attributes);
            more.put(each.name(), each);
            String longer = CartAttribute.write(List.copyOf(more.values()));
            boolean isRoom = attributes.containsKey(each.name()) || more.size() <= limits.attributes();
            if (isRoom && CartAttribute.fits(longer)) {
                attributes.put(each.name(), each);
                written = longer;
            }
        }
        return written;
    }
}
