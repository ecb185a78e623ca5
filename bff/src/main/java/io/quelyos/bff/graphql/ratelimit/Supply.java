package io.quelyos.bff.graphql.ratelimit;

import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.PlatformContext;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.context.UnboundContext;
import io.quelyos.persistence.redis.RedisKeys;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that a caller may use a limited amount of in a window.
 *
 * @param key its counter
 * @param limit how much there is in a window
 */
record Supply(String key, long limit) {
    /**
     * What a caller draws from: requests by person or address; points of the tenant, or of whoever is outside of all. What
     * visitors and customers use is also counted by address, and their limit of the tenant's one counter is lower, so that
     * neither one of them uses up the shop's points nor all of them those of its staff.
     *
     * @param points all of them are drawn from alike; the last is the widest
     */
    record Draws(Supply requests, List<Supply> points) {
        Draws {
            points = List.copyOf(points);
        }

        List<Supply> all() {
            return Stream.concat(Stream.of(requests), points.stream()).toList();
        }
    }

    static Draws of(RequestContext context, String address, RateLimitSettings settings) {
        String place = "address:" + Networks.of(address);
        return switch (context) {
            case TenantContext tenant -> new Draws(ofActor(tenant, place, settings), points(tenant, place, settings));
            case PlatformContext platform -> new Draws(
                ofInstallation("requests:" + platform.actorKey(), settings.operatorRequests()),
                List.of(ofInstallation("points:" + platform.actorKey(), settings.operatorCostPoints()))
            );
            case UnboundContext unbound -> new Draws(
                ofInstallation("requests:" + place, settings.addressRequests()),
                List.of(ofInstallation("points:" + place, settings.addressCostPoints()))
            );
        };
    }

    /** What an address may send that is turned away before anybody knows who sent it, over the whole installation. */
    static Supply ofTurnedAway(String address, RateLimitSettings settings) {
        return ofInstallation("turned-away:address:" + Networks.of(address), settings.turnedAwayRequests());
    }

    private static List<Supply> points(TenantContext tenant, String place, RateLimitSettings settings) {
        long plan = tenant.costPointsPerMinute();
        var all = new Supply(RedisKeys.counter(tenant.tenantId(), "points"), plan);
        return switch (tenant.actor()) {
            case Actor.Staff staff -> List.of(all);
            case Actor.Partner partner -> List.of(all);
            case Actor.Customer customer -> shopPoints(tenant, place, all, settings);
            case Actor.Visitor visitor -> shopPoints(tenant, place, all, settings);
        };
    }

    private static List<Supply> shopPoints(TenantContext tenant, String place, Supply all, RateLimitSettings settings) {
        long ofAddress = Math.min(settings.addressCostPoints(), part(all.limit(), settings.addressCostPercent()));
        return List.of(
            new Supply(RedisKeys.counter(tenant.tenantId(), "points:" + place), ofAddress),
            new Supply(all.key(), part(all.limit(), settings.shopCostPercent()))
        );
    }

    private static long part(long limit, int percent) {
        return Math.max(1, Math.multiplyExact(limit, percent) / 100);
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
}
