package io.quelyos.persistence.company;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who buys for a company.
 *
 * @param role BUYER, APPROVER or ADMIN
 * @param spendingLimitMinor takes the place of the company's limit; null where that holds
 */
public record CompanyMemberRow(
    UUID companyId,
    UUID customerId,
    String displayName,
    String email,
    String role,
    @Nullable Long spendingLimitMinor,
    @Nullable String spendingLimitCurrency
) {}
