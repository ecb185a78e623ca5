package io.quelyos.bff.account;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.secret.LinkSecret;
import io.quelyos.persistence.account.AccountTokenMapper;
import io.quelyos.persistence.account.AccountTokenRow;
import io.quelyos.persistence.account.CustomerRow;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes and checks the secrets of links in letters, each of which is used once. */
@Component
final class AccountTokens {

    /** What a link is for. */
    enum Purpose {
        VERIFY_EMAIL,
        RESET_PASSWORD,
        CHANGE_EMAIL,
    }

    private final AccountTokenMapper tokens;
    private final Clock clock;

    AccountTokens(AccountTokenMapper tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Makes a new secret, which ends the customer's earlier ones of the purpose; inside a transaction.
     *
     * @param email the mailbox that it is sent to
     */
    String issue(CustomerRow customer, Purpose purpose, String email, Duration lifetime) {
        String secret = LinkSecret.generate();
        tokens.deleteOf(customer.id(), purpose.name());
        tokens.insert(
            UuidCreator.getTimeOrderedEpoch(),
            customer.id(),
            purpose.name(),
            LinkSecret.hash(secret),
            email,
            clock.instant().plus(lifetime).atOffset(ZoneOffset.UTC)
        );
        return secret;
    }

    /** What a secret proves, without using it up. */
    @Nullable
    AccountTokenRow find(Purpose purpose, String secret) {
        return LinkSecret.isPossible(secret) ? tokens.findUsable(purpose.name(), LinkSecret.hash(secret)) : null;
    }

    /** Uses a secret up; inside a transaction. */
    @Nullable
    AccountTokenRow use(Purpose purpose, String secret) {
        return LinkSecret.isPossible(secret) ? tokens.use(purpose.name(), LinkSecret.hash(secret)) : null;
    }

    /** Ends all secrets of a customer; inside a transaction. */
    void endAll(CustomerRow customer) {
        tokens.deleteAllOf(customer.id());
    }
}
