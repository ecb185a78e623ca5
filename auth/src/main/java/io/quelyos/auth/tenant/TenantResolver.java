package io.quelyos.auth.tenant;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which tenant a request names, by three ways that must agree: the host, where it is a tenant's own; the header
 * {@code X-Tenant-Domain} with a registered domain; the header {@code X-Tenant} with a slug. What the credential says is
 * compared by the caller.
 */
@Component
public final class TenantResolver {

    /** Names a tenant by one of its registered domains. */
    public static final String DOMAIN_HEADER = "X-Tenant-Domain";
    /** Names a tenant by its slug. */
    public static final String SLUG_HEADER = "X-Tenant";
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private final TenantDirectory directory;

    TenantResolver(TenantDirectory directory) {
        this.directory = directory;
    }

    /**
     * The tenant that a request names, suspended or not; null where it names none.
     *
     * @throws ApiException TENANT_NOT_FOUND for a header that names no tenant, TENANT_MISMATCH where two disagree,
     *     BAD_REQUEST for a header sent twice
     */
    public @Nullable Tenant findNamed(HttpServletRequest request) {
        Tenant byHost = ofHost(request);
        Tenant byDomain = ofDomainHeader(request);
        Tenant bySlug = ofSlugHeader(request);
        return agree(agree(byHost, byDomain), bySlug);
    }

    /** The tenant whose own domain the request's host is; null for a host that many tenants share. */
    public @Nullable Tenant ofHost(HttpServletRequest request) {
        String host = HostName.normalize(request.getServerName());
        return host == null ? null : directory.findByDomain(host);
    }

    /** Whether the request names a tenant by a header, be it a tenant that exists or not. */
    public boolean hasHeader(HttpServletRequest request) {
        return request.getHeader(DOMAIN_HEADER) != null || request.getHeader(SLUG_HEADER) != null;
    }

    /**
     * The one of two that is there.
     *
     * @throws ApiException TENANT_MISMATCH where both are there and differ
     */
    public static @Nullable Tenant agree(@Nullable Tenant one, @Nullable Tenant other) {
        if (one == null) {
            return other;
        }
        if (other != null && !other.id().equals(one.id())) {
            throw new ApiException(
                ApiErrorCode.TENANT_MISMATCH,
                "The host, the headers and the credential of this request name different tenants."
            );
        }
        return one;
    }

    private @Nullable Tenant ofDomainHeader(HttpServletRequest request) {
        String value = single(request, DOMAIN_HEADER);
        if (value == null) {
            return null;
        }
        String domain = HostName.normalize(value);
        return found(domain == null ? null : directory.findByDomain(domain), DOMAIN_HEADER);
    }

    private @Nullable Tenant ofSlugHeader(HttpServletRequest request) {
        String value = single(request, SLUG_HEADER);
        if (value == null) {
            return null;
        }
        String slug = value.strip().toLowerCase(Locale.ROOT);
        return found(SLUG.matcher(slug).matches() ? directory.findBySlug(slug) : null, SLUG_HEADER);
    }

    private static Tenant found(@Nullable Tenant tenant, String header) {
        if (tenant == null) {
            throw new ApiException(ApiErrorCode.TENANT_NOT_FOUND, "The header " + header + " names no tenant.");
        }
        return tenant;
    }

    private static @Nullable String single(HttpServletRequest request, String header) {
        List<String> values = Collections.list(request.getHeaders(header));
        if (values.size() > 1) {
            throw new ApiException(ApiErrorCode.BAD_REQUEST, "The header " + header + " is sent more than once.");
        }
        return values.isEmpty() ? null : values.getFirst();
    }
}
