package io.quelyos.bff.graphql.http;

import io.quelyos.auth.context.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.OffsetDateTime;
import java.util.Map;

/** Admits operations by what tenants, plans and people may use in a minute. */
public interface OperationGuard {
    /**
     * Takes the cost of an operation from what is left.
     *
     * @throws io.quelyos.auth.context.ApiException RATE_LIMITED with {@code retryAfterSeconds}
     */
    Admission admit(RequestContext context, HttpServletRequest request, long cost);

    /** What an operation cost, what is left of the minute's points, and when all are there again. */
    record Admission(long requested, long remaining, OffsetDateTime resetAt) {
        Map<String, Object> toExtension() {
            return Map.of("requested", requested, "remaining", remaining, "resetAt", resetAt.toString());
        }
    }
}
