package io.quelyos.bff.checkout.completing;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;

/** Undoes a transaction in which an order cannot be made after all, and tells the buyer why. */
final class CompletionRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient List<UserError> reasons;

    CompletionRefused(List<UserError> reasons) {
        super("the order cannot be made", null, false, false);
        this.reasons = List.copyOf(reasons);
    }

    CompletionRefused(UserError reason) {
        this(List.of(reason));
    }

    List<UserError> reasons() {
        return reasons;
    }
}
