package io.quelyos.bff.payment.provider;

/** What a provider answers. */
public sealed interface ProviderAnswer {
    /** The payment stands like this now. */
    record Standing(PaymentStanding standing) implements ProviderAnswer {}

    /** Money is given back. */
    record Refunded(String reference) implements ProviderAnswer {}

    /** It will not be done, however often it is asked. */
    record Declined(String code) implements ProviderAnswer {}

    /** Nobody knows whether it was done; the same may be asked again under the same key. */
    record Unavailable(String reason) implements ProviderAnswer {}
}
