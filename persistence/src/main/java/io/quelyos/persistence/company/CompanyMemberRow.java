package io.quelyos.persistence.company;

import java.util.UUID;

/**
 * Somebody who buys for a company.
 *
 * @param role BUYER or ADMIN
 */
public record CompanyMemberRow(UUID companyId, UUID customerId, String displayName, String email, String role) {}
