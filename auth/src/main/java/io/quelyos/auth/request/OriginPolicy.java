package io.quelyos.auth.request;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.PlatformContext;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.context.UnboundContext;
import io.quelyos.auth.session.ShopCookie;
import io.quelyos.auth.tenant.Tenant;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.auth.tenant.TenantResolver;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Which web pages may send requests with credentials, and which requests a page may have been tricked into sending. Two
 * moments: a preflight, which carries neither headers nor credentials, is answered by the host and the registered origins
 * alone; the request itself is then held against its own tenant.
 */
@Component
public final class OriginPolicy {

    /** A browser sends any of these across origins only after a preflight, so their presence proves that there was one. */
    private static final List<String> PREFLIGHT_HEADERS = List.of(
        "GraphQL-Require-Preflight",
        "Apollo-Require-Preflight",
        "X-Apollo-Operation-Name"
    );
    private static final String ALLOWED_HEADERS =
        "Content-Type, Authorization, X-Session-Id, X-Tenant, X-Tenant-Domain, GraphQL-Require-Preflight, " +
        "Apollo-Require-Preflight, X-Apollo-Operation-Name, ApolloGraphQL-Client-Name, ApolloGraphQL-Client-Version, " +
        "GraphQL-Client-Name, GraphQL-Client-Version, If-None-Match, X-Request-Id, Last-Event-ID";
    private static final String EXPOSED_HEADERS = "ETag, Retry-After, X-Request-Id";
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final TenantDirectory tenants;
    private final TenantResolver resolver;
    private final ShopCookie shopCookie;
    private final OriginSettings settings;
    private final Set<String> operatorOrigins;
    private final Set<String> sharedOrigins;

    OriginPolicy(TenantDirectory tenants, TenantResolver resolver, ShopCookie shopCookie, OriginSettings settings) {
        this.tenants = tenants;
        this.resolver = resolver;
        this.shopCookie = shopCookie;
        this.settings = settings;
        this.operatorOrigins = normalized(settings.operator());
        this.sharedOrigins = normalized(settings.shared());
    }

    /** Whether a request is a browser's question before the real one. */
    public boolean isPreflight(HttpServletRequest request) {
        return (
            request.getMethod().equals("OPTIONS") &&
            request.getHeader("Origin") != null &&
            request.getHeader("Access-Control-Request-Method") != null
        );
    }

    /**
     * The headers of the answer to a preflight. Where pages of the origin are not allowed they say nothing, which browsers
     * take as a no.
     */
    public CorsHeaders preflight(HttpServletRequest request) {
        CorsHeaders basic = beforeContext(request);
        Map<String, String> headers = new LinkedHashMap<>(basic.headers());
        headers.put("Vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
        if (basic.isAllowed()) {
            headers.put("Access-Control-Allow-Methods", "GET, POST, PUT, OPTIONS");
            headers.put("Access-Control-Allow-Headers", ALLOWED_HEADERS);
            headers.put("Access-Control-Max-Age", Long.toString(settings.preflightLifetime().toSeconds()));
        }
        return new CorsHeaders(basic.isAllowed(), headers);
    }

    /**
     * The headers of an answer to a request whose context is not known, because it was refused: pages that could have sent it
     * rightfully may read why.
     */
    public CorsHeaders beforeContext(HttpServletRequest request) {
        String origin = foreignOrigin(request);
        boolean isAllowed = origin != null && !origin.isEmpty() && isKnown(origin, resolver.ofHost(request));
        return headers(origin, isAllowed);
    }

    /**
     * Holds a request against its context, and says what its answer carries.
     *
     * @throws ApiException FORBIDDEN for a request with a credential from a page of an origin that is not the context's, or
     *     with a cookie and from another site; BAD_REQUEST for one with a cookie that any page could have sent
     */
    public CorsHeaders check(HttpServletRequest request, RequestContext context) {
        return check(request, context, true);
    }

    /**
     * As {@link #check}, for a WebSocket's handshake. A page cannot give it a content type or headers of its own, and no
     * preflight comes before it; but every browser says the page's origin, and that must be registered.
     */
    public void checkHandshake(HttpServletRequest request, RequestContext context) {
        check(request, context, false);
    }

    private CorsHeaders check(HttpServletRequest request, RequestContext context, boolean canBeDeliberate) {
        boolean hasCookie = shopCookie.read(request) != null;
        String origin = foreignOrigin(request);
        boolean isAllowed = origin != null && !origin.isEmpty() && isOwn(origin, context);
        if (origin != null && !isAllowed && (hasCookie || hasCredentialHeader(request))) {
            throw new ApiException(
                ApiErrorCode.FORBIDDEN,
                "Pages of this origin may not send credentials: it is not registered for the tenant."
            );
        }
        if (hasCookie) {
            refuseForgery(request, isAllowed, canBeDeliberate);
        }
        return headers(origin, isAllowed);
    }

    private static void refuseForgery(HttpServletRequest request, boolean isOriginAllowed, boolean canBeDeliberate) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN_SITES.contains(site) && !isOriginAllowed) {
            throw new ApiException(ApiErrorCode.FORBIDDEN, "Another site sent this request with the shop's cookie.");
        }
        boolean isDeliberate = PREFLIGHT_HEADERS.stream().anyMatch(name -> {
            String value = request.getHeader(name);
            return value != null && !value.isBlank();
        });
        if (canBeDeliberate && !isDeliberate && !isJson(request.getContentType())) {
            throw new ApiException(
                ApiErrorCode.BAD_REQUEST,
                "A request with a cookie needs the content type application/json or the header GraphQL-Require-Preflight."
            );
        }
    }

    private boolean isKnown(String origin, @Nullable Tenant host) {
        Tenant owner = tenants.findByOrigin(origin);
        if (owner != null && owner.isActive() && (host == null || host.id().equals(owner.id()))) {
            return true;
        }
        return sharedOrigins.contains(origin) || (host == null && operatorOrigins.contains(origin));
    }

    private boolean isOwn(String origin, RequestContext context) {
        return switch (context) {
            case PlatformContext platform -> operatorOrigins.contains(origin);
            case TenantContext inside -> sharedOrigins.contains(origin) || inside.tenantId().equals(owner(origin));
            case UnboundContext unbound -> isKnown(origin, null);
        };
    }

    private io.quelyos.persistence.tenant.@Nullable TenantId owner(String origin) {
        Tenant owner = tenants.findByOrigin(origin);
        return owner == null ? null : owner.id();
    }

    /** Null without an origin or with the server's own; an empty text for one that can be nobody's. */
    private static @Nullable String foreignOrigin(HttpServletRequest request) {
        String text = request.getHeader("Origin");
        if (text == null) {
            return null;
        }
        String origin = WebOrigin.normalize(text);
        if (origin == null) {
            return "";
        }
        return origin.equals(WebOrigin.of(request)) ? null : origin;
    }

    private static CorsHeaders headers(@Nullable String origin, boolean isAllowed) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Vary", "Origin");
        if (isAllowed && origin != null) {
            headers.put("Access-Control-Allow-Origin", origin);
            headers.put("Access-Control-Allow-Credentials", "true");
            headers.put("Access-Control-Expose-Headers", EXPOSED_HEADERS);
        }
        return new CorsHeaders(isAllowed, headers);
    }

    private static boolean hasCredentialHeader(HttpServletRequest request) {
        return request.getHeader(Credential.SESSION_HEADER) != null || request.getHeader("Authorization") != null;
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        try {
            return MediaType.parseMediaType(contentType).equalsTypeAndSubtype(MediaType.APPLICATION_JSON);
        } catch (InvalidMediaTypeException exception) {
            return false;
        }
    }

    private static Set<String> normalized(List<String> origins) {
        return origins
            .stream()
            .map(text -> Objects.requireNonNull(WebOrigin.normalize(text), () -> "no web origin: " + text))
            .collect(Collectors.toUnmodifiableSet());
    }
}
