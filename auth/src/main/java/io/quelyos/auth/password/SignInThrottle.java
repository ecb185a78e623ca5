package io.quelyos.auth.password;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quelyos.persistence.redis.CounterStore;
import io.quelyos.persistence.redis.CounterStore.Count;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Stops the guessing of passwords. Each attempt is counted before the password is looked at, for its account, its address
 * and its realm, whether it is refused or not; so several attempts in one request count as several. While Redis is down
 * each server counts for itself.
 */
@Component
public final class SignInThrottle {

    private static final Logger LOG = LoggerFactory.getLogger(SignInThrottle.class);
    private static final int IPV6_NETWORK_BYTES = 8;

    private final CounterStore counters;
    private final ThrottleSettings settings;
    private final Clock clock;
    private final Cache<String, Local> local;

    SignInThrottle(CounterStore counters, ThrottleSettings settings, Clock clock) {
        this.counters = counters;
        this.settings = settings;
        this.clock = clock;
        this.local = Caffeine.newBuilder()
            .maximumSize(settings.maximumLocalCounters())
            .expireAfterWrite(settings.window())
            .build();
    }

    /**
     * Counts one attempt.
     *
     * @param account the normalised e-mail address, or the client's id
     * @param address the client's network address
     * @return nothing where the attempt may go on, else the seconds after which the next one may
     */
    public OptionalLong count(SignInRealm realm, String account, String address) {
        List<String> keys = List.of(
            accountKey(realm, account),
            realm.counterKey("address:" + network(address)),
            realm.counterKey("all")
        );
        List<Long> limits = List.of(settings.perAccount(), settings.perAddress(), settings.perRealm());
        List<Count> counts = count(keys);
        Duration wait = Duration.ZERO;
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i).value() > limits.get(i) && counts.get(i).rest().compareTo(wait) > 0) {
                wait = counts.get(i).rest();
            }
        }
        return wait.isZero() ? OptionalLong.empty() : OptionalLong.of(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    /** Forgets the attempts on an account whose owner has just proved the password; the other counters go on. */
    public void succeeded(SignInRealm realm, String account) {
        String key = accountKey(realm, account);
        local.invalidate(key);
        try {
            counters.reset(key);
        } catch (DataAccessException exception) {
            LOG.warn("The attempts on an account could not be forgotten: {}", exception.getMessage());
        }
    }

    private List<Count> count(List<String> keys) {
        try {
            return counters.count(keys, settings.window());
        } catch (DataAccessException exception) {
            LOG.warn("Attempts to sign in are counted by this server alone: {}", exception.getMessage());
            return keys.stream().map(this::countLocally).toList();
        }
    }

    private Count countLocally(String key) {
        Instant now = clock.instant();
        Local counted = local
            .asMap()
            .merge(key, new Local(1, now.plus(settings.window())), (before, first) ->
                before.endsAt().isAfter(now) ? new Local(before.value() + 1, before.endsAt()) : first
            );
        return new Count(counted.value(), Duration.between(now, counted.endsAt()));
    }

    private static String accountKey(SignInRealm realm, String account) {
        // Hashed, so that keys have one length and Redis holds no list of people.
        return realm.counterKey("account:" + sha256(account));
    }

    /** One household or server gets a whole network of IPv6 addresses, so the network is what counts. */
    static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length <= IPV6_NETWORK_BYTES
                ? address
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES));
        } catch (IllegalArgumentException notALiteral) {
            return sha256(address);
        }
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("every Java has SHA-256", exception);
        }
    }

    private record Local(long value, Instant endsAt) {}
}
