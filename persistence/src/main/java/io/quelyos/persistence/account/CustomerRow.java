package io.quelyos.persistence.account;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A customer of one tenant's shop.
 *
 * @param email in lower case; unique within the tenant
 * @param passwordHash the encoded Argon2id hash
 */
public record CustomerRow(
    UUID id,
    String email,
    String displayName,
    String passwordHash,
    boolean acceptsMarketing,
    OffsetDateTime createdAt
) {}
