package io.quelyos.auth.request;

import io.quelyos.auth.account.RolePermissions;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.PlatformContext;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.context.UnboundContext;
import io.quelyos.auth.session.Session;
import io.quelyos.auth.session.Sessions;
import io.quelyos.auth.session.ShopCookie;
import io.quelyos.auth.tenant.Tenant;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.auth.tenant.TenantResolver;
import io.quelyos.auth.token.Bearer;
import io.quelyos.auth.token.BearerTokens;
import io.quelyos.persistence.account.StaffStandingRow;
import io.quelyos.persistence.redis.SessionKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the one context of a request out of its credential and the tenant that it names, or refuses the request. Nothing is
 * remembered between requests: an ended session, a removed membership, a changed role and a suspended tenant count from
 * the next request on.
 *
 * <p>While Redis is down, whoever brings a shop's cookie is served as a visitor of the tenant that the request names, since
 * a shop's public pages need no session. The cookie stays with its owner, and what depends on the session answers
 * UNAVAILABLE, as {@link io.quelyos.auth.account.ShopAccounts} does for such visitors. Where only the cookie says which
 * tenant is meant, and for sessions of staff, the request itself is refused as UNAVAILABLE.
 */
@Component
public final class RequestAuthenticator {

    private final TenantDirectory tenants;
    private final TenantResolver resolver;
    private final Sessions sessions;
    private final ShopCookie shopCookie;
    private final BearerTokens tokens;
    private final StaffStandings standings;

    RequestAuthenticator(
        TenantDirectory tenants,
        TenantResolver resolver,
        Sessions sessions,
        ShopCookie shopCookie,
        BearerTokens tokens,
        StaffStandings standings
    ) {
        this.tenants = tenants;
        this.resolver = resolver;
        this.sessions = sessions;
        this.shopCookie = shopCookie;
        this.tokens = tokens;
        this.standings = standings;
    }

    /**
     * Who is calling. A cookie that is worth nothing any more makes a visitor and is taken away by the response; every other
     * credential that is worth nothing is refused.
     *
     * @throws ApiException BAD_REQUEST, CREDENTIALS_AMBIGUOUS, UNAUTHENTICATED, TENANT_NOT_FOUND, TENANT_MISMATCH,
     *     TENANT_SUSPENDED or UNAVAILABLE
     */
    public RequestContext authenticate(HttpServletRequest request, HttpServletResponse response) {
        return authenticate(request, sessions::use, () -> response.addHeader("Set-Cookie", shopCookie.clear()));
    }

    /** As {@link #authenticate(HttpServletRequest, HttpServletResponse)}, where no cookie can be taken away any more. */
    public RequestContext authenticate(KeptRequest request) {
        return authenticate(request, sessions::use, () -> {});
    }

    /**
     * Who the sender of an earlier request is by now. Looking does not count as using the session.
     *
     * @param opened what the request's context was
     * @return the context as it is now, of the same caller with the same session
     * @throws ApiException as where it is authenticated, and UNAUTHENTICATED where the session is over
     */
    public RequestContext recheck(KeptRequest request, RequestContext opened) {
        RequestContext now = authenticate(request, sessions::find, () -> {});
        if (isSame(opened, now)) {
            return now;
        }
        if (now instanceof TenantContext inside && isUnknown(inside)) {
            throw new ApiException(ApiErrorCode.UNAVAILABLE, "Sessions cannot be checked at the moment.");
        }
        throw sessionRefused();
    }

    private static boolean isUnknown(TenantContext context) {
        return context.actor() instanceof Actor.Visitor visitor && visitor.isSessionUnknown();
    }

    private static boolean isSame(RequestContext one, RequestContext other) {
        boolean isSameCaller = one.audience() == other.audience() && one.actorKey().equals(other.actorKey());
        if (one instanceof TenantContext before && other instanceof TenantContext after) {
            return (
                isSameCaller &&
                before.tenantId().equals(after.tenantId()) &&
                Objects.equals(sessionOf(before.actor()), sessionOf(after.actor()))
            );
        }
        return isSameCaller && one.getClass().equals(other.getClass());
    }

    /** The stored id of an actor's session; null for actors without one. */
    public static @Nullable String sessionOf(Actor actor) {
        return switch (actor) {
            case Actor.Visitor visitor -> visitor.guestSessionId();
            case Actor.Customer customer -> customer.sessionId();
            case Actor.Staff staff -> staff.sessionId();
            case Actor.Partner partner -> null;
        };
    }

    private RequestContext authenticate(
        HttpServletRequest request,
        Function<String, @Nullable Session> lookUp,
        Runnable takeCookieAway
    ) {
        return switch (Credential.of(request, shopCookie)) {
            case Credential.None none -> visitor(resolver.findNamed(request));
            case Credential.Cookie cookie -> shopper(cookie, request, lookUp, takeCookieAway);
            case Credential.StaffSession session -> staff(lookUp.apply(session.secret()), request);
            case Credential.BearerToken bearer -> bearer(bearer, request);
        };
    }

    private static RequestContext visitor(@Nullable Tenant named) {
        return named == null ? new UnboundContext() : named.requireActive().context(new Actor.Visitor(null), Set.of());
    }

    private RequestContext shopper(
        Credential.Cookie cookie,
        HttpServletRequest request,
        Function<String, @Nullable Session> lookUp,
        Runnable takeCookieAway
    ) {
        Tenant named = resolver.findNamed(request);
        Session session;
        try {
            session = lookUp.apply(cookie.secret());
        } catch (ApiException outage) {
            if (outage.code() != ApiErrorCode.UNAVAILABLE || named == null) {
                throw outage;
            }
            return named.requireActive().context(new Actor.Visitor(null, true), Set.of());
        }
        Tenant home = session == null ? null : tenants.findById(session.tenantId());
        if (session == null || session.kind() == SessionKind.STAFF || home == null) {
            takeCookieAway.run();
            return visitor(named);
        }
        Tenant tenant = Objects.requireNonNull(TenantResolver.agree(named, home)).requireActive();
        UUID customer = session.personId();
        return tenant.context(
            session.kind() == SessionKind.CUSTOMER && customer != null
                ? new Actor.Customer(customer, session.hash(), session.guestHash())
                : new Actor.Visitor(session.hash()),
            Set.of()
        );
    }

    private RequestContext staff(@Nullable Session session, HttpServletRequest request) {
        if (session == null || session.kind() != SessionKind.STAFF || session.personId() == null) {
            throw sessionRefused();
        }
        Tenant tenant = home(tenants.findById(session.tenantId()), request);
        StaffStandingRow standing = standings.find(tenant.id(), session.personId());
        if (standing == null) {
            throw sessionRefused();
        }
        return tenant.context(
            new Actor.Staff(standing.accountId(), standing.displayName(), standing.role(), session.hash()),
            RolePermissions.ofRole(standing.role())
        );
    }

    private RequestContext bearer(Credential.BearerToken credential, HttpServletRequest request) {
        return switch (tokens.read(credential.token())) {
            case Bearer.Operator operator -> {
                refuseTenant(request);
                yield new PlatformContext(operator.subject(), operator.permissions());
            }
            case Bearer.Partner partner -> home(tenants.findById(partner.tenant()), request).context(
                new Actor.Partner(partner.clientId()),
                partner.permissions()
            );
        };
    }

    /** The tenant of a credential, which must not contradict what the request names. */
    private Tenant home(@Nullable Tenant home, HttpServletRequest request) {
        if (home == null) {
            throw new ApiException(ApiErrorCode.UNAUTHENTICATED, "The credential is not accepted.");
        }
        return Objects.requireNonNull(TenantResolver.agree(resolver.findNamed(request), home)).requireActive();
    }

    private void refuseTenant(HttpServletRequest request) {
        if (resolver.hasHeader(request) || resolver.ofHost(request) != null) {
            throw new ApiException(
                ApiErrorCode.TENANT_MISMATCH,
                "An operator's token works for no tenant: send it without X-Tenant and X-Tenant-Domain, and not to a" +
                    " tenant's own domain."
            );
        }
    }

    private static ApiException sessionRefused() {
        return new ApiException(ApiErrorCode.UNAUTHENTICATED, "The session is over. Sign in again.");
    }
}
