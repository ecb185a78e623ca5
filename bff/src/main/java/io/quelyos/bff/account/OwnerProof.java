package io.quelyos.bff.account;

import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.password.Passwords;
import io.quelyos.auth.password.SignInRealm;
import io.quelyos.auth.password.SignInThrottle;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.account.CustomerRow;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells a customer from whoever found the customer's device open, by the password. What signed-in customers ask for is
 * counted by itself, for the account and not for its mailbox: strangers who know the address use up nothing of it.
 */
@Component
public final class OwnerProof {

    private final Passwords passwords;
    private final SignInThrottle throttle;

    OwnerProof(Passwords passwords, SignInThrottle throttle) {
        this.passwords = passwords;
        this.throttle = throttle;
    }

    /** Counts that a signed-in customer asks for something; tells how long to wait where that was too often, else null. */
    @Nullable
    UserError count(TenantContext context, CustomerRow customer, ClientInfo client) {
        var realm = new SignInRealm.ShopOwner(context.tenantId());
        OptionalLong wait = throttle.count(realm, customer.id().toString(), client.address());
        return wait.isPresent() ? new UserError.Throttled(wait.getAsLong()) : null;
    }

    /**
     * Counts an attempt and checks the password; tells why not, else null. To be called outside of a transaction: hashing
     * takes its time, and must not hold a connection meanwhile.
     */
    public @Nullable UserError check(TenantContext context, CustomerRow customer, String password, ClientInfo client) {
        UserError wait = count(context, customer, client);
        if (wait != null) {
            return wait;
        }
        return passwords.verify(password, customer.passwordHash())
            ? null
            : UserError.of(Code.INVALID_CREDENTIALS, "This is not the account's password.", "password");
    }
}
