package io.quelyos.persistence.payment;

import org.jspecify.annotations.Nullable;

/**
 * How a tenant takes one kind of payment.
 *
 * @param instructions told to the buyer after the order, such as the account to pay to
 * @param publishableKey the provider's key that pages may show; null for methods without a provider
 * @param secretKey sealed; null where none was given
 * @param webhookSecret sealed; null where none was given
 * @param isCapturedAtOnce whether the money is taken when the buyer pays, and not only held
 * @param version counts the changes; 0 where the tenant never chose
 */
public record PaymentMethodRow(
    PaymentMethodCode code,
    boolean isActive,
    int position,
    @Nullable String instructions,
    @Nullable String publishableKey,
    @Nullable String secretKey,
    @Nullable String webhookSecret,
    boolean isCapturedAtOnce,
    int version
) {
    /** What holds where the tenant never chose: the method is off. */
    public static PaymentMethodRow unset(PaymentMethodCode code) {
        return new PaymentMethodRow(code, false, 0, null, null, null, null, true, 0);
    }

    /** Never shows what is sealed. */
    @Override
    public String toString() {
        return "PaymentMethodRow[code=" + code + ", isActive=" + isActive + ", version=" + version + "]";
    }
}
