package io.quelyos.persistence.tenant;

import java.util.UUID;

/**
 * One tenant as the directory tells it.
 *
 * @param state ACTIVE or SUSPENDED
 * @param planCode STARTER, GROWTH, BUSINESS or ENTERPRISE
 * @param locale a BCP 47 tag
 * @param currency an ISO 4217 code
 * @param timeZone an IANA name
 * @param costPointsPerMinute the plan's allowance of query cost
 */
public record TenantRow(
    UUID id,
    String slug,
    String name,
    String state,
    String planCode,
    String locale,
    String currency,
    String timeZone,
    long costPointsPerMinute
) {}
