package io.quelyos.bff.graphql.ratelimit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much may be used in one window. A tenant's points of query cost are its plan's (column {@code
 * plan.cost_points_per_minute}). A window begins with the first use, so that at its border two windows' worth can follow
 * each other.
 *
 * @param window how long a supply lasts
 * @param staffRequests of one member of staff
 * @param partnerRequests of one partner's program
 * @param customerRequests of one signed-in customer
 * @param addressRequests of all visitors of one tenant at one network address; whole offices share one
 * @param operatorRequests of one operator
 * @param operatorCostPoints of one operator
 * @param addressCostPoints of one network address whose requests name no tenant
 * @param invalidRequestCost points for a request whose document is unknown or invalid
 * @param localSupplies how many supplies each instance keeps track of
 * @param redisPause how long Redis is left alone after it did not answer
 */
@ConfigurationProperties("quelyos.rate-limits")
public record RateLimitSettings(
    @DefaultValue("1m") Duration window,
    @DefaultValue("100") long staffRequests,
    @DefaultValue("100") long partnerRequests,
    @DefaultValue("600") long customerRequests,
    @DefaultValue("3000") long addressRequests,
    @DefaultValue("600") long operatorRequests,
    @DefaultValue("1000000") long operatorCostPoints,
    @DefaultValue("100000") long addressCostPoints,
    @DefaultValue("10") long invalidRequestCost,
    @DefaultValue("50000") int localSupplies,
    @DefaultValue("2s") Duration redisPause
) {}
