package io.quelyos.bff.graphql.http;

import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.Plan;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.context.UnboundContext;
import io.quelyos.persistence.tenant.TenantDirectoryMapper;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantRow;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Lets requests in: who is calling, from which page, and whether that page may. */
@Component
final class RequestGate {
    private final TenantDirectoryMapper tenants;

    RequestGate(TenantDirectoryMapper tenants) {
        this.tenants = tenants;
    }

    /** Makes the one context of a request out of its host, its headers and its credential. */
    RequestContext open(HttpServletRequest request, HttpServletResponse response) {
        String slug = request.getHeader("X-Tenant");
        if (slug == null) {
            return new UnboundContext();
        }
        TenantRow tenant = tenants.findBySlug(slug);
        if (tenant == null) {
            throw new ApiException(ApiErrorCode.TENANT_NOT_FOUND, "There is no such tenant.");
        }
        return new TenantContext(
            new TenantId(tenant.id()),
            tenant.slug(),
            tenant.name(),
            new Actor.Visitor(null),
            Set.of(),
            Plan.valueOf(tenant.planCode()),
            Locale.forLanguageTag(tenant.locale()),
            Currency.getInstance(tenant.currency()),
            tenant.costPointsPerMinute()
        );
    }

    /** Refuses what a foreign page may have sent in its visitor's name. */
    void checkForgery(HttpServletRequest request, RequestContext context) {}

    /** Answers a browser that asks before it sends. */
    void answerPreflight(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    /** Keeps the answers that a credential was sent for out of shared caches. */
    CachePolicy.Result narrow(HttpServletRequest request, CachePolicy.Result policy) {
        boolean hasCredential = request.getHeader("Cookie") != null || request.getHeader("Authorization") != null;
        return hasCredential ? new CachePolicy.Result(policy.maxAgeSeconds(), true) : policy;
    }
}
