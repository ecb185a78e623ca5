package io.quelyos.bff.payment.method;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers a change of how a tenant is paid. */
record PaymentMethodPayload(@Nullable BackofficePaymentMethod paymentMethod, List<UserError> userErrors) {
    PaymentMethodPayload {
        userErrors = List.copyOf(userErrors);
    }

    static PaymentMethodPayload refused(List<UserError> errors) {
        return new PaymentMethodPayload(null, errors);
    }
}
