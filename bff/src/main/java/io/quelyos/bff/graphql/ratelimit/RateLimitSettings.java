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
 * @param addressCostPoints of one network address whose requests name no tenant, and of all visitors and customers of one
 *     tenant at one address
 * @param addressCostPercent how much of a tenant's points its visitors and customers at one address may use at the most
 * @param shopCostPercent up to which part of a tenant's points its visitors and customers are served; the rest is there for
 *     staff and partners whatever the shop is going through
 * @param invalidRequestCost points for a request whose document is unknown or invalid
 * @param turnedAwayRequests of one network address with hosts, origins and credentials that are refused; whoever sends more
 *     is not served at all until the window ends
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
    @DefaultValue("10") int addressCostPercent,
    @DefaultValue("80") int shopCostPercent,
    @DefaultValue("10") long invalidRequestCost,
    @DefaultValue("1000") long turnedAwayRequests,
    @DefaultValue("50000") int localSupplies,
    @DefaultValue("2s") Duration redisPause
) {
    public RateLimitSettings {
        if (!isPercent(addressCostPercent) || !isPercent(shopCostPercent)) {
            throw new IllegalArgumentException("quelyos.rate-limits has percentages that are not of 1 to 100");
        }
    }

    private static boolean isPercent(int value) {
        return value >= 1 && value <= 100;
    }
}
