package io.quelyos.bff.graphql.ratelimit;

import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.PlatformContext;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.context.UnboundContext;
import io.quelyos.persistence.redis.RedisKeys;
import java.util.Arrays;

/**
 * Something that a caller may use a limited amount of in a window.
 *
 * @param key its counter
 * @param limit how much there is in a window
 */
record Supply(String key, long limit) {
    /** What a caller draws from: requests by person or address, points by tenant or whoever is outside of all. */
    record Pair(Supply requests, Supply points) {}

    static Pair of(RequestContext context, String address, RateLimitSettings settings) {
        String place = "address:" + network(address);
        return switch (context) {
            case TenantContext tenant -> new Pair(
                ofActor(tenant, place, settings),
                new Supply(RedisKeys.counter(tenant.tenantId(), "points"), tenant.costPointsPerMinute())
            );
            case PlatformContext platform -> new Pair(
                ofInstallation("requests:" + platform.actorKey(), settings.operatorRequests()),
                ofInstallation("points:" + platform.actorKey(), settings.operatorCostPoints())
            );
            case UnboundContext unbound -> new Pair(
                ofInstallation("requests:" + place, settings.addressRequests()),
                ofInstallation("points:" + place, settings.addressCostPoints())
            );
        };
    }

    private static Supply ofActor(TenantContext tenant, String place, RateLimitSettings settings) {
        return switch (tenant.actor()) {
            case Actor.Staff staff -> ofTenant(tenant, staff.key(), settings.staffRequests());
            case Actor.Partner partner -> ofTenant(tenant, partner.key(), settings.partnerRequests());
            case Actor.Customer customer -> ofTenant(tenant, customer.key(), settings.customerRequests());
            // A guest's session costs nothing to make, so guests are counted by address like all visitors.
            case Actor.Visitor visitor -> ofTenant(tenant, place, settings.addressRequests());
        };
    }

    private static Supply ofTenant(TenantContext tenant, String name, long limit) {
        return new Supply(RedisKeys.counter(tenant.tenantId(), "requests:" + name), limit);
    }

    private static Supply ofInstallation(String name, long limit) {
        return new Supply(RedisKeys.installationCounter(name), limit);
    }

    /** One household has a whole IPv6 network of 64 bits, so its four first groups are the address. */
    private static String network(String address) {
        if (!address.contains(":") || address.startsWith("::")) {
            return address;
        }
        String[] groups = address.split(":", -1);
        int compressed = address.indexOf("::");
        int known = compressed < 0 ? groups.length : address.substring(0, compressed).split(":", -1).length;
        return String.join(":", Arrays.copyOf(groups, Math.min(4, known))) + "::";
    }
}
