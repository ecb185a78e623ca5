package io.quelyos.bff.graphql.http;

import io.quelyos.auth.context.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * Admits operations by what tenants, plans and people may use in a minute. Every method throws {@link
 * io.quelyos.auth.context.ApiException} RATE_LIMITED with {@code retryAfterSeconds} where nothing is left.
 */
public interface OperationGuard {
    /** Refuses an address that was turned away too often, before anything is asked about it; takes nothing, asks nobody. */
    void checkAddress(HttpServletRequest request);

    /** Takes a request that was turned away before anybody knew who sent it: finding that out is work too. */
    void countTurnedAway(HttpServletRequest request);

    /** Refuses a caller who is known to have nothing left, before any work is done; takes nothing and asks nobody. */
    void check(RequestContext context, HttpServletRequest request);

    /** Takes a request whose document is unknown or invalid: finding that out is work too. */
    void countInvalid(RequestContext context, HttpServletRequest request);

    /** Takes a request and the cost of its operation from what is left. */
    Admission admit(RequestContext context, HttpServletRequest request, long cost);

    /**
     * Takes what the telling of an event cost, which is no request of the caller's; takes nothing where that is not left.
     *
     * @return how long to wait before the next one is told; zero where it was taken
     */
    Duration admitEvent(RequestContext context, HttpServletRequest request, long cost);

    /** What an operation cost, what is left of the minute's points, and when all are there again. */
    record Admission(long requested, long remaining, OffsetDateTime resetAt) {
        Map<String, Object> toExtension() {
            return Map.of("requested", requested, "remaining", remaining, "resetAt", resetAt.toString());
        }
    }
}
