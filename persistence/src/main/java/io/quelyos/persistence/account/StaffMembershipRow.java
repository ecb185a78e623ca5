package io.quelyos.persistence.account;

import java.util.UUID;

/**
 * A tenant that a person works for.
 *
 * @param state the tenant's state, ACTIVE or SUSPENDED
 * @param role the person's role there
 */
public record StaffMembershipRow(UUID tenantId, String slug, String name, String state, String role) {}
