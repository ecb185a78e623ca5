package io.quelyos.persistence.account;

import java.util.List;
import java.util.UUID;

/**
 * A partner's program.
 *
 * @param tenantId the only tenant that it can work for
 * @param secretHash the encoded Argon2id hash of its secret
 * @param scopes what it may ask for at the most
 */
public record PartnerClientRow(
    String clientId,
    UUID tenantId,
    String name,
    String secretHash,
    List<String> scopes,
    boolean isActive
) {}
