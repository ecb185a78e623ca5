package io.quelyos.persistence.account;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer of one tenant's shop.
 *
 * @param email in lower case; unique within the tenant
 * @param passwordHash the encoded Argon2id hash
 * @param emailVerifiedAt since when it is known that the customer reads that mailbox
 * @param vatNumber with its country's letters in front; null for a consumer
 */
public record CustomerRow(
    UUID id,
    String email,
    String displayName,
    String passwordHash,
    boolean acceptsMarketing,
    @Nullable OffsetDateTime emailVerifiedAt,
    @Nullable String vatNumber,
    OffsetDateTime createdAt
) {}
