package io.quelyos.bff.payment.provider;

/**
 * A tenant's account at a provider.
 *
 * @param secretKey in the clear; never logged, never kept
 * @param isCapturedAtOnce whether money is taken when the buyer pays, and not only held
 */
public record ProviderAccount(String secretKey, boolean isCapturedAtOnce) {
    /** Never shows the key. */
    @Override
    public String toString() {
        return "ProviderAccount[isCapturedAtOnce=" + isCapturedAtOnce + "]";
    }
}
