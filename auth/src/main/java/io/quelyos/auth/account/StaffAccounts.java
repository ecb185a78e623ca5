package io.quelyos.auth.account;

import io.quelyos.auth.account.StaffSignInOutcome.Workplace;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.Permission;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.password.Passwords;
import io.quelyos.auth.password.SignInRealm;
import io.quelyos.auth.password.SignInThrottle;
import io.quelyos.auth.session.OpenedSession;
import io.quelyos.auth.session.Session;
import io.quelyos.auth.session.Sessions;
import io.quelyos.auth.tenant.Tenant;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.persistence.account.StaffAccountMapper;
import io.quelyos.persistence.account.StaffAccountRow;
import io.quelyos.persistence.account.StaffMembershipRow;
import io.quelyos.persistence.redis.SessionKind;
import io.quelyos.persistence.tenant.TenantId;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Accounts of the tenants' staff: one person, a membership per tenant, a session in one of them. */
@Component
public final class StaffAccounts {

    private final StaffAccountMapper accounts;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final Sessions sessions;
    private final TenantDirectory tenants;

    StaffAccounts(
        StaffAccountMapper accounts,
        Passwords passwords,
        SignInThrottle throttle,
        Sessions sessions,
        TenantDirectory tenants
    ) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.tenants = tenants;
    }

    /**
     * Signs a member of staff in to one tenant: the one that is named, by the request or by its slug, or the only one that
     * the person works for.
     *
     * @param slug the tenant's slug; null where the person did not choose
     * @throws ApiException TENANT_MISMATCH where the slug and the request name different tenants
     */
    public StaffSignInOutcome signIn(
        RequestContext context,
        String email,
        String password,
        @Nullable String slug,
        ClientInfo client
    ) {
        String named = namedTenant(context, slug);
        String address = EmailAddress.normalize(email);
        String counted = address == null ? email : address;
        SignInRealm realm = realm(context, named);
        OptionalLong wait = throttle.count(realm, counted, client.address());
        if (wait.isPresent()) {
            return new StaffSignInOutcome.Throttled(wait.getAsLong());
        }
        StaffAccountRow account;
        try {
            account = verified(address, password);
        } catch (ApiException | DataAccessException unchecked) {
            throttle.undecided(realm, counted, client.address());
            throw unchecked;
        }
        if (account == null) {
            return new StaffSignInOutcome.WrongCredentials();
        }
        throttle.succeeded(realm, counted, client.address());
        if (passwords.isOutdated(account.passwordHash())) {
            accounts.updatePasswordHash(account.id(), account.passwordHash(), passwords.hash(password));
        }
        return choose(context, account, named, client);
    }

    /**
     * Ends the session of the request.
     *
     * @return whether there was one
     */
    public boolean signOut(TenantContext context) {
        return context.actor() instanceof Actor.Staff staff && sessions.end(context.tenantId(), staff.sessionId());
    }

    /**
     * The open sessions of the caller, or of all staff of the tenant.
     *
     * @throws ApiException FORBIDDEN when a caller without STAFF_SESSION_MANAGE asks for everyone's
     */
    public List<Session> listSessions(TenantContext context, boolean everyone) {
        if (everyone) {
            if (!context.isAllowed(Permission.STAFF_SESSION_MANAGE)) {
                throw new ApiException(ApiErrorCode.FORBIDDEN, "Seeing the sessions of colleagues needs a permission.");
            }
            return sessions.listOfKind(context.tenantId(), SessionKind.STAFF);
        }
        return context.actor() instanceof Actor.Staff staff
            ? sessions.listOfPerson(context.tenantId(), SessionKind.STAFF, staff.accountId())
            : List.of();
    }

    /** Ends a session of the caller or, with STAFF_SESSION_MANAGE, of a colleague; without, those are not to be found. */
    public SessionRevokeOutcome revoke(TenantContext context, UUID sessionId) {
        if (!(context.actor() instanceof Actor.Staff staff)) {
            return new SessionRevokeOutcome.NotFound();
        }
        TenantId tenant = context.tenantId();
        UUID onlyOf = context.isAllowed(Permission.STAFF_SESSION_MANAGE) ? null : staff.accountId();
        Session session = sessions.findById(tenant, SessionKind.STAFF, onlyOf, sessionId);
        if (session == null || !sessions.end(tenant, session.hash())) {
            return new SessionRevokeOutcome.NotFound();
        }
        return new SessionRevokeOutcome.Revoked(sessionId, session.isSameAs(staff.sessionId()));
    }

    private @Nullable StaffAccountRow verified(@Nullable String address, String password) {
        StaffAccountRow account = address == null ? null : accounts.findByEmail(address);
        boolean isRight = passwords.verify(password, account == null ? null : account.passwordHash());
        return isRight && account != null && account.isActive() ? account : null;
    }

    private SignInRealm realm(RequestContext context, @Nullable String named) {
        if (context instanceof TenantContext inside) {
            return new SignInRealm.Staff(inside.tenantId());
        }
        // A name that is nobody's counts as none, so that inventing names does not begin new counts.
        Tenant tenant = named == null ? null : tenants.findBySlug(named);
        return new SignInRealm.Staff(tenant == null ? null : tenant.id());
    }

    private StaffSignInOutcome choose(
        RequestContext context,
        StaffAccountRow account,
        @Nullable String named,
        ClientInfo client
    ) {
        List<StaffMembershipRow> available = accounts
            .listMemberships(account.id())
            .stream()
            .filter(membership -> membership.state().equals("ACTIVE"))
            .filter(membership -> named == null || membership.slug().equals(named))
            .toList();
        return switch (available.size()) {
            case 0 -> new StaffSignInOutcome.TenantNotAvailable();
            case 1 -> open(context, account, available.getFirst(), client);
            default -> new StaffSignInOutcome.ChoiceNeeded(available.stream().map(StaffAccounts::workplace).toList());
        };
    }

    private StaffSignInOutcome open(
        RequestContext context,
        StaffAccountRow account,
        StaffMembershipRow membership,
        ClientInfo client
    ) {
        String replaced =
            context instanceof TenantContext inside && inside.actor() instanceof Actor.Staff staff
                ? staff.sessionId()
                : null;
        OpenedSession opened = sessions.open(
            new TenantId(membership.tenantId()),
            SessionKind.STAFF,
            account.id(),
            account.displayName(),
            client,
            replaced
        );
        return new StaffSignInOutcome.SignedIn(opened, account.displayName(), workplace(membership));
    }

    private static @Nullable String namedTenant(RequestContext context, @Nullable String slug) {
        if (!(context instanceof TenantContext inside)) {
            return slug;
        }
        if (slug != null && !slug.equals(inside.slug())) {
            throw new ApiException(
                ApiErrorCode.TENANT_MISMATCH,
                "The request is for another tenant than the one that is signed in to."
            );
        }
        return inside.slug();
    }

    private static Workplace workplace(StaffMembershipRow membership) {
        return new Workplace(membership.slug(), membership.name(), membership.role());
    }
}
