package io.quelyos.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class PasswordsTest {

    private final Passwords passwords = new Passwords(new PasswordSettings(1, Duration.ofSeconds(30)));

    @Test
    void hashesWithTheParametersOfOwasp() {
        assertThat(passwords.hash("a good password")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void verifiesOnlyTheRightPassword() {
        String hash = passwords.hash("a good password");
        assertThat(passwords.verify("a good password", hash)).isTrue();
        assertThat(passwords.verify("a good passworD", hash)).isFalse();
        assertThat(passwords.verify("", hash)).isFalse();
        assertThat(passwords.verify("a good password", null)).isFalse();
        assertThat(passwords.verify("nobody's password", null)).isFalse();
        assertThat(passwords.verify("x".repeat(100_000), hash)).isFalse();
    }

    @Test
    void takesTheSameLetterInBothSpellings() {
        String hash = passwords.hash("mot de passe \u00e9t\u00e9");
        assertThat(passwords.verify("mot de passe e\u0301te\u0301", hash)).isTrue();
    }

    @Test
    void hashesTheFirstAccountsPasswordAsAnyOther() {
        assertThat(passwords.verify("a good password", PasswordHash.of("a good password"))).isTrue();
        assertThatThrownBy(() -> PasswordHash.of("short")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PasswordHash.of(null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void boundsTheLength() {
        assertThat(passwords.isAcceptable("1234567")).isFalse();
        assertThat(passwords.isAcceptable("12345678")).isTrue();
        assertThat(passwords.isAcceptable("😀".repeat(256))).isTrue();
        assertThat(passwords.isAcceptable("😀".repeat(257))).isFalse();
        assertThat(passwords.isAcceptable(" ".repeat(20))).isFalse();
    }

    @Test
    void knowsAHashOfOtherParameters() {
        String weaker = String.valueOf(new Argon2PasswordEncoder(16, 32, 1, 4096, 2).encode("a good password"));
        assertThat(passwords.isOutdated(weaker)).isTrue();
        assertThat(passwords.verify("a good password", weaker)).isTrue();
        assertThat(passwords.isOutdated(passwords.hash("a good password"))).isFalse();
    }

    @Test
    void refusesWhenTheQueueIsTooLong() throws InterruptedException {
        var impatient = new Passwords(new PasswordSettings(1, Duration.ofMillis(1)));
        var isInTurn = new CountDownLatch(1);
        var isOver = new CountDownLatch(1);
        Thread other = Thread.ofPlatform().start(() ->
            impatient.inTurn(() -> {
                isInTurn.countDown();
                return await(isOver);
            })
        );
        isInTurn.await();
        assertThatThrownBy(() -> impatient.verify("a password", null)).isInstanceOfSatisfying(
            ApiException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ApiErrorCode.UNAVAILABLE)
        );
        isOver.countDown();
        other.join();
        assertThat(impatient.verify("a password", null)).isFalse();
    }

    @Test
    void givesItsTurnBackAfterAFailure() {
        assertThatThrownBy(() ->
            passwords.inTurn(() -> {
                throw new IllegalStateException("a failure");
            })
        ).isInstanceOf(IllegalStateException.class);
        assertThat(passwords.verify("a password", "no hash at all")).isFalse();
        assertThat(passwords.verify("a password", "$argon2id$v=19$m=x$broken$broken")).isFalse();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
