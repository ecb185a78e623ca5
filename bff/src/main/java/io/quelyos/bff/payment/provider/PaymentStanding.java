package io.quelyos.bff.payment.provider;

import org.jspecify.annotations.Nullable;

/**
 * Where a payment stands at its provider. Amounts are in minor units.
 *
 * @param reference the provider's name for it
 * @param authorisedMinor what is held
 * @param capturedMinor what was taken
 * @param clientSecret the key with which the buyer's page confirms it; null where that is not told
 * @param failureCode why the last attempt failed; null where none did
 */
public record PaymentStanding(
    String reference,
    Stage stage,
    long authorisedMinor,
    long capturedMinor,
    @Nullable String clientSecret,
    @Nullable String failureCode
) {
    /** The steps of a payment. */
    public enum Stage {
        /** The buyer has something to do. */
        ACTION_REQUIRED,
        /** It is on its way. */
        PROCESSING,
        AUTHORISED,
        CAPTURED,
        VOIDED,
    }
}
