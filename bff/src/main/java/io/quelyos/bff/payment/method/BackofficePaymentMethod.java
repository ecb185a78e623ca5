package io.quelyos.bff.payment.method;

import io.quelyos.persistence.payment.PaymentMethodCode;
import io.quelyos.persistence.payment.PaymentMethodRow;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name; of what is sealed it tells only whether it is there. */
record BackofficePaymentMethod(
    PaymentMethodCode code,
    int version,
    boolean active,
    int position,
    @Nullable String instructions,
    @Nullable String publishableKey,
    boolean secretKeySet,
    boolean webhookSecretSet,
    boolean capturedAtOnce
) {
    static BackofficePaymentMethod of(PaymentMethodRow row) {
        return new BackofficePaymentMethod(
            row.code(),
            row.version(),
            row.isActive(),
            row.position(),
            row.instructions(),
            row.publishableKey(),
            row.secretKey() != null,
            row.webhookSecret() != null,
            row.isCapturedAtOnce()
        );
    }
}
