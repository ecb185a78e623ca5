package io.quelyos.persistence.account;

import java.util.UUID;

/**
 * A person who works for tenants, known once in the whole installation.
 *
 * @param email in lower case
 * @param passwordHash the encoded Argon2id hash
 */
public record StaffAccountRow(UUID id, String email, String displayName, String passwordHash, boolean isActive) {}
