package io.quelyos.bff.checkout.completing;

import io.quelyos.bff.graphql.type.MoneyInput;
import io.quelyos.persistence.payment.PaymentMethodCode;
import org.jspecify.annotations.Nullable;

/**
 * The schema's input ShopCheckoutCompleteInput.
 *
 * @param paymentMethod null where nothing remains to be paid
 * @param expectedTotal what the buyer saw as the total with tax
 * @param expectedAmountDue what the buyer saw as the amount to pay after gift cards; null to agree to any split
 */
public record CompleteInput(
    @Nullable PaymentMethodCode paymentMethod,
    MoneyInput expectedTotal,
    @Nullable MoneyInput expectedAmountDue,
    @Nullable Boolean acceptsTerms
) {
    boolean isAccepting() {
        return Boolean.TRUE.equals(acceptsTerms);
    }
}
