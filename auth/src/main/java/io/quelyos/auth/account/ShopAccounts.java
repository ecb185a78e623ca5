package io.quelyos.auth.account;

import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.password.Passwords;
import io.quelyos.auth.password.SignInRealm;
import io.quelyos.auth.password.SignInThrottle;
import io.quelyos.auth.session.OpenedSession;
import io.quelyos.auth.session.Session;
import io.quelyos.auth.session.Sessions;
import io.quelyos.auth.session.ShopCookie;
import io.quelyos.persistence.account.CustomerMapper;
import io.quelyos.persistence.account.CustomerRow;
import io.quelyos.persistence.redis.SessionKind;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Accounts of one shop's customers. The same e-mail address in two shops is two people: every question goes through the
 * door of the context's tenant.
 *
 * <p>Every method with a context throws {@link ApiException} UNAVAILABLE for a visitor whose cookie could not be looked up:
 * whether it is a customer's is not known, and a new session would take the place of the one that the cookie stands for.
 */
@Component
public final class ShopAccounts {

    private final TenantDb database;
    private final CustomerMapper customers;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final Sessions sessions;
    private final ShopCookie cookie;

    ShopAccounts(
        TenantDb database,
        CustomerMapper customers,
        Passwords passwords,
        SignInThrottle throttle,
        Sessions sessions,
        ShopCookie cookie
    ) {
        this.database = database;
        this.customers = customers;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    /**
     * Opens a session of the owner of a new account; inside the transaction that opens the account, because one whose owner
     * cannot be signed in is not opened, so that trying again works. Once it is committed, {@link #leaveSession} follows.
     */
    public ShopSignInOutcome.SignedIn admit(TenantContext context, CustomerRow customer, ClientInfo client) {
        OpenedSession opened = open(context, customer, client, null);
        return new ShopSignInOutcome.SignedIn(customer, opened.session(), setCookie(opened));
    }

    /** Ends the session that the request came with, whose place a new one has taken. */
    public void leaveSession(TenantContext context) {
        String replaced = sessionHash(context);
        if (replaced != null) {
            sessions.end(context.tenantId(), replaced);
        }
    }

    /** Signs a customer in. The session that the request came with, a guest's or a customer's, is over then. */
    public ShopSignInOutcome signIn(TenantContext context, String email, String password, ClientInfo client) {
        requireKnownSession(context);
        String address = EmailAddress.normalize(email);
        // Counted and hashed for texts that are no address too, so that nothing tells them from unknown ones.
        String counted = address == null ? email : address;
        SignInRealm realm = new SignInRealm.Shop(context.tenantId());
        OptionalLong wait = throttle.count(realm, counted, client.address());
        if (wait.isPresent()) {
            return new ShopSignInOutcome.Throttled(wait.getAsLong());
        }
        CustomerRow customer;
        try {
            customer = verified(context, address, password);
        } catch (ApiException | DataAccessException | TransactionException unchecked) {
            throttle.undecided(realm, counted, client.address());
            throw unchecked;
        }
        if (customer == null) {
            return new ShopSignInOutcome.WrongCredentials();
        }
        throttle.succeeded(realm, counted, client.address());
        String hash = renewedHash(context, customer, password);
        OpenedSession opened = open(context, customer, client, sessionHash(context));
        if (!isStill(context, customer, hash)) {
            // The password was replaced while it was looked at: whoever did that has ended the sessions before this one.
            sessions.end(context.tenantId(), opened.session().hash());
            return new ShopSignInOutcome.WrongCredentials();
        }
        return new ShopSignInOutcome.SignedIn(customer, opened.session(), setCookie(opened));
    }

    /**
     * Ends the session of the request.
     *
     * @return whether there was one; the answer should carry {@link #clearCookie()} either way
     */
    public boolean signOut(TenantContext context) {
        requireKnownSession(context);
        String hash = sessionHash(context);
        return hash != null && sessions.end(context.tenantId(), hash);
    }

    /** The value of the header Set-Cookie that takes the cookie away. */
    public String clearCookie() {
        return cookie.clear();
    }

    /** The customer who is signed in; null for a visitor. */
    public @Nullable CustomerRow findSignedIn(TenantContext context) {
        requireKnownSession(context);
        return context.actor() instanceof Actor.Customer customer
            ? database.read(context, () -> customers.findById(customer.customerId()))
            : null;
    }

    /** The open sessions of the customer who is signed in, at most 50; none for a visitor. */
    public List<Session> listSessions(TenantContext context) {
        requireKnownSession(context);
        return context.actor() instanceof Actor.Customer customer
            ? sessions.listOfPerson(context.tenantId(), SessionKind.CUSTOMER, customer.customerId())
            : List.of();
    }

    /** Ends a session of the customer who is signed in. */
    public SessionRevokeOutcome revoke(TenantContext context, UUID sessionId) {
        for (Session session : listSessions(context)) {
            if (session.id().equals(sessionId) && sessions.end(context.tenantId(), session.hash())) {
                return new SessionRevokeOutcome.Revoked(sessionId, session.isSameAs(sessionHash(context)));
            }
        }
        return new SessionRevokeOutcome.NotFound();
    }

    /**
     * Ends all sessions of the customer who is signed in but the one of the request.
     *
     * @return how many were ended
     */
    public int revokeOthers(TenantContext context) {
        return context.actor() instanceof Actor.Customer customer
            ? sessions.endAll(context.tenantId(), SessionKind.CUSTOMER, customer.customerId(), customer.sessionId())
            : 0;
    }

    /** Opens a session for a visitor without an account, who has a reason to be known again. */
    public OpenedSession openGuestSession(TenantContext context, ClientInfo client) {
        requireKnownSession(context);
        return sessions.openGuest(context.tenantId(), client);
    }

    /** The value of the header Set-Cookie that hands a session out. */
    public String setCookie(OpenedSession opened) {
        return cookie.issue(opened, sessions.longest(opened.session().kind()));
    }

    private @Nullable CustomerRow verified(TenantContext context, @Nullable String address, String password) {
        CustomerRow customer = address == null ? null : database.read(context, () -> customers.findByEmail(address));
        boolean isRight = passwords.verify(password, customer == null ? null : customer.passwordHash());
        return isRight ? customer : null;
    }

    private OpenedSession open(
        TenantContext context,
        CustomerRow customer,
        ClientInfo client,
        @Nullable String replacedHash
    ) {
        return sessions.openReplacing(
            context.tenantId(),
            SessionKind.CUSTOMER,
            customer.id(),
            customer.displayName(),
            client,
            new Sessions.Replaced(replacedHash, guestSessionOf(context, customer.id()))
        );
    }

    /** The hash that is kept of a right password: the one that was read, or one with today's parameters in its place. */
    private String renewedHash(TenantContext context, CustomerRow customer, String password) {
        if (!passwords.isOutdated(customer.passwordHash())) {
            return customer.passwordHash();
        }
        String hash = passwords.hash(password);
        database.write(context, () -> customers.updatePasswordHash(customer.id(), customer.passwordHash(), hash));
        return hash;
    }

    private boolean isStill(TenantContext context, CustomerRow customer, String hash) {
        CustomerRow now = database.<@Nullable CustomerRow>read(context, () -> customers.findById(customer.id()));
        return now != null && now.passwordHash().equals(hash);
    }

    /**
     * Refuses a visitor whose cookie could not be looked up.
     *
     * @throws ApiException UNAVAILABLE, because whether it is a customer's is not known
     */
    public static void requireKnownSession(TenantContext context) {
        if (context.actor() instanceof Actor.Visitor visitor && visitor.isSessionUnknown()) {
            throw new ApiException(ApiErrorCode.UNAVAILABLE, "Sessions cannot be looked up at the moment.");
        }
    }

    /**
     * The guest's session whose belongings a customer has, or is about to have: the one that the request came with, or the
     * one that the same customer's session remembers. Never that of another customer.
     */
    public static @Nullable String guestSessionOf(TenantContext context, UUID customerId) {
        return switch (context.actor()) {
            case Actor.Visitor visitor -> visitor.guestSessionId();
            case Actor.Customer customer when customer.customerId().equals(customerId) -> customer.guestSessionId();
            default -> null;
        };
    }

    private static @Nullable String sessionHash(TenantContext context) {
        return switch (context.actor()) {
            case Actor.Visitor visitor -> visitor.guestSessionId();
            case Actor.Customer customer -> customer.sessionId();
            case Actor.Staff staff -> null;
            case Actor.Partner partner -> null;
        };
    }
}
