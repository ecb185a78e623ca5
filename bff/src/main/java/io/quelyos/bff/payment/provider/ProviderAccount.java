package io.quelyos.bff.payment.provider;

import java.util.UUID;

/**
 * A tenant's account at a provider.
 *
 * @param tenantId whose it is
 * @param secretKey in the clear; never logged, never kept
 */
public record ProviderAccount(UUID tenantId, String secretKey) {
    /** Never shows the key. */
    @Override
    public String toString() {
        return "ProviderAccount[tenantId=" + tenantId + "]";
    }
}
