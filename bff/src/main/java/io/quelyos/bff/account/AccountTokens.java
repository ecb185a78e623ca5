package io.quelyos.bff.account;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.persistence.account.AccountTokenMapper;
import io.quelyos.persistence.account.AccountTokenRow;
import io.quelyos.persistence.account.CustomerRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes and checks the secrets of links in letters: 32 random bytes, used once, of which only the SHA-256 is kept. */
@Component
final class AccountTokens {

    /** What a link is for. */
    enum Purpose {
        VERIFY_EMAIL,
        RESET_PASSWORD,
        CHANGE_EMAIL,
    }

    private static final int RANDOM_BYTES = 32;
    private static final int LONGEST = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

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
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        tokens.deleteOf(customer.id(), purpose.name());
        tokens.insert(
            UuidCreator.getTimeOrderedEpoch(),
            customer.id(),
            purpose.name(),
            hash(secret),
            email,
            clock.instant().plus(lifetime).atOffset(ZoneOffset.UTC)
        );
        return secret;
    }

    /** What a secret proves, without using it up. */
    @Nullable
    AccountTokenRow find(Purpose purpose, String secret) {
        return secret.length() > LONGEST ? null : tokens.findUsable(purpose.name(), hash(secret));
    }

    /** Uses a secret up; inside a transaction. */
    @Nullable
    AccountTokenRow use(Purpose purpose, String secret) {
        return secret.length() > LONGEST ? null : tokens.use(purpose.name(), hash(secret));
    }

    /** Ends all secrets of a customer; inside a transaction. */
    void endAll(CustomerRow customer) {
        tokens.deleteAllOf(customer.id());
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("every Java has SHA-256", exception);
        }
    }
}
