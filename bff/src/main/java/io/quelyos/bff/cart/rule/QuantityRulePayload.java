package io.quelyos.bff.cart.rule;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers the choice of a rule. */
record QuantityRulePayload(@Nullable QuantityRule quantityRule, List<UserError> userErrors) {
    static QuantityRulePayload refused(List<UserError> errors) {
        return new QuantityRulePayload(null, List.copyOf(errors));
    }
}
