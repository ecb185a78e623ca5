package io.quelyos.bff.cart.editing;

import io.quelyos.bff.cart.CartWarning;
import io.quelyos.bff.graphql.type.UserError;
import java.util.ArrayList;
import java.util.List;

/** What became of a change: what could not be done, and what was done otherwise than asked. */
public final class CartChange {

    private final List<UserError> errors = new ArrayList<>();
    private final List<CartWarning> warnings = new ArrayList<>();

    CartChange() {}

    /** The reasons for which parts of the change were not done. */
    public List<UserError> errors() {
        return List.copyOf(errors);
    }

    /** What is worth knowing of the parts that were done. */
    public List<CartWarning> warnings() {
        return List.copyOf(warnings);
    }

    void refuse(UserError error) {
        errors.add(error);
    }

    void refuse(UserError.Code code, String message, List<String> field) {
        errors.add(new UserError.InvalidInput(code, message, field));
    }

    void warn(CartWarning warning) {
        warnings.add(warning);
    }
}
