package io.quelyos.bff.account;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.account.EmailAddress;
import io.quelyos.auth.account.ShopAccounts;
import io.quelyos.auth.account.ShopSignInOutcome;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.password.Passwords;
import io.quelyos.auth.password.SignInRealm;
import io.quelyos.auth.password.SignInThrottle;
import io.quelyos.auth.secret.LinkSecret;
import io.quelyos.bff.graphql.idempotency.Prepared;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.job.JobQueue;
import io.quelyos.persistence.account.CustomerSignUpMapper;
import io.quelyos.persistence.account.CustomerSignUpRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opens accounts in two steps, so that nobody learns from it who has one: the first step only writes down what is wanted,
 * with the same work whether the address is known, and a job writes a letter to its reader. The second step takes the
 * letter's link and the password together: the link proves the mailbox, and the password that whoever reads it is who asked,
 * so that nobody gets an account opened by its owner for which somebody else knows the password.
 */
@Component
public final class SignUps {

    private static final int LONGEST_NAME = 200;

    private final TenantDb tenantDb;
    private final CustomerSignUpMapper signUps;
    private final AccountOpening opening;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final JobQueue jobs;
    private final AccountSettings settings;
    private final Clock clock;

    SignUps(
        TenantDb tenantDb,
        CustomerSignUpMapper signUps,
        AccountOpening opening,
        Passwords passwords,
        SignInThrottle throttle,
        JobQueue jobs,
        AccountSettings settings,
        Clock clock
    ) {
        this.tenantDb = tenantDb;
        this.signUps = signUps;
        this.opening = opening;
        this.passwords = passwords;
        this.throttle = throttle;
        this.jobs = jobs;
        this.settings = settings;
        this.clock = clock;
    }

    /** The schema's input ShopSignUpInput. */
    record SignUpInput(String email, String password, String displayName, @Nullable Boolean acceptsMarketing) {}

    /** Writes down that somebody wants an account; the answer is the same whether there is one. */
    Prepared<AccountPayload> request(TenantContext context, SignUpInput input, ClientInfo client) {
        ShopAccounts.requireKnownSession(context);
        String address = EmailAddress.normalize(input.email());
        if (address == null) {
            return () -> refused("This is no e-mail address.", "email");
        }
        if (!passwords.isAcceptable(input.password())) {
            return () -> refused("The password needs 8 to 256 characters.", "password");
        }
        String name = input.displayName().strip();
        if (!isName(name)) {
            return () -> refused("The name needs 1 to " + LONGEST_NAME + " characters.", "displayName");
        }
        OptionalLong wait = throttle.count(new SignInRealm.ShopSignUp(context.tenantId()), address, client.address());
        if (wait.isPresent()) {
            return () -> AccountPayload.refused(new UserError.Throttled(wait.getAsLong()));
        }
        var signUp = new CustomerSignUpRow(
            UuidCreator.getTimeOrderedEpoch(),
            address,
            name,
            passwords.hash(input.password()),
            Boolean.TRUE.equals(input.acceptsMarketing()),
            context.locale().toLanguageTag()
        );
        return () -> note(context, signUp);
    }

    private AccountPayload note(TenantContext context, CustomerSignUpRow signUp) {
        return tenantDb.write(context, () -> {
            signUps.deleteExpired();
            signUps.insert(signUp, clock.instant().plus(settings.verificationLifetime()).atOffset(ZoneOffset.UTC));
            jobs.schedule(SignUpJob.TASK, signUp.id().toString(), context.tenantId().toString());
            return AccountPayload.succeeded();
        });
    }

    /**
     * Opens the account by the letter's link and signs its owner in.
     *
     * @return null where the link is over, was used or never was
     */
    public @Nullable ShopSignInOutcome confirm(
        TenantContext context,
        String token,
        String password,
        ClientInfo client
    ) {
        ShopAccounts.requireKnownSession(context);
        CustomerSignUpRow signUp = LinkSecret.isPossible(token)
            ? tenantDb.<@Nullable CustomerSignUpRow>read(context, () -> signUps.findUsable(LinkSecret.hash(token)))
            : null;
        if (signUp == null) {
            return null;
        }
        SignInRealm realm = new SignInRealm.ShopSignUp(context.tenantId());
        OptionalLong wait = throttle.count(realm, signUp.id().toString(), client.address());
        if (wait.isPresent()) {
            return new ShopSignInOutcome.Throttled(wait.getAsLong());
        }
        if (!passwords.verify(password, signUp.passwordHash())) {
            return new ShopSignInOutcome.WrongCredentials();
        }
        throttle.succeeded(realm, signUp.id().toString(), client.address());
        return opening.open(context, signUp, client);
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
    }

    private static AccountPayload refused(String message, String field) {
        return AccountPayload.refused(UserError.Code.INVALID, message, "input", field);
    }
}
