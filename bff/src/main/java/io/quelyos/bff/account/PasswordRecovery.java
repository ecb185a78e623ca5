package io.quelyos.bff.account;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.account.EmailAddress;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.password.Passwords;
import io.quelyos.auth.password.SignInRealm;
import io.quelyos.auth.password.SignInThrottle;
import io.quelyos.auth.session.Sessions;
import io.quelyos.bff.graphql.idempotency.Prepared;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.job.JobQueue;
import io.quelyos.persistence.account.AccountTokenRow;
import io.quelyos.persistence.account.CustomerMapper;
import io.quelyos.persistence.account.CustomerRow;
import io.quelyos.persistence.redis.SessionKind;
import io.quelyos.persistence.tenant.AfterCommit;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Helps those who forgot their password, and tells nobody whether an account exists. */
@Component
final class PasswordRecovery {

    private final TenantDb tenantDb;
    private final CustomerMapper customers;
    private final AccountTokens tokens;
    private final AccountLetters letters;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final Sessions sessions;
    private final JobQueue jobs;

    PasswordRecovery(
        TenantDb tenantDb,
        CustomerMapper customers,
        AccountTokens tokens,
        AccountLetters letters,
        Passwords passwords,
        SignInThrottle throttle,
        Sessions sessions,
        JobQueue jobs
    ) {
        this.tenantDb = tenantDb;
        this.customers = customers;
        this.tokens = tokens;
        this.letters = letters;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.jobs = jobs;
    }

    /**
     * Asks for a letter with a link to a new password. The account is looked up by a job and not here, so that answer and
     * time are the same whether there is one.
     */
    AccountPayload request(TenantContext context, String email, ClientInfo client) {
        String address = EmailAddress.normalize(email);
        if (address == null) {
            return AccountPayload.refused(UserError.Code.INVALID, "This is no e-mail address.", "email");
        }
        OptionalLong wait = throttle.count(new SignInRealm.ShopLetters(context.tenantId()), address, client.address());
        if (wait.isPresent()) {
            return AccountPayload.refused(new UserError.Throttled(wait.getAsLong()));
        }
        var wish = new PasswordResetJob.Wish(context.tenantId(), context.locale(), address);
        String instance = UuidCreator.getTimeOrderedEpoch().toString();
        tenantDb.write(context, () -> {
            jobs.schedule(PasswordResetJob.TASK, instance, wish.text());
            return true;
        });
        return AccountPayload.succeeded();
    }

    /** Sets a new password for whoever reads the account's mailbox, and ends all its sessions. */
    Prepared<AccountPayload> reset(TenantContext context, String token, String password) {
        if (!passwords.isAcceptable(password)) {
            return () ->
                AccountPayload.refused(UserError.Code.INVALID, "The password needs 8 to 256 characters.", "password");
        }
        // Looked at first: hashing costs, and must not be had for a token that somebody made up.
        AccountTokenRow seen = tenantDb.<@Nullable AccountTokenRow>read(context, () ->
            tokens.find(AccountTokens.Purpose.RESET_PASSWORD, token)
        );
        if (seen == null) {
            return AccountPayload::linkOver;
        }
        String hash = passwords.hash(password);
        return () -> changeAndSignOut(context, token, hash);
    }

    private AccountPayload changeAndSignOut(TenantContext context, String token, String hash) {
        UUID customer = tenantDb.<@Nullable UUID>write(context, () -> change(context, token, hash));
        if (customer == null) {
            return AccountPayload.linkOver();
        }
        // Once more: a sign-in with the old password may have opened a session while the change was not committed.
        AfterCommit.run(() -> sessions.endAll(context.tenantId(), SessionKind.CUSTOMER, customer, null));
        return AccountPayload.succeeded();
    }

    private @Nullable UUID change(TenantContext context, String token, String hash) {
        AccountTokenRow proof = tokens.use(AccountTokens.Purpose.RESET_PASSWORD, token);
        CustomerRow customer = proof == null ? null : customers.findById(proof.customerId());
        if (proof == null || customer == null || !customer.email().equals(proof.email())) {
            return null;
        }
        customers.updatePassword(customer.id(), hash);
        customers.updateVerified(customer.id(), proof.email());
        // Whoever knew the old password may have asked to move the account to a mailbox of their own.
        tokens.endAll(customer);
        letters.passwordChanged(context, customer);
        // Before the commit too: where sessions cannot be ended the password stays as it was, and the link is good again.
        sessions.endAll(context.tenantId(), SessionKind.CUSTOMER, customer.id(), null);
        return customer.id();
    }
}
