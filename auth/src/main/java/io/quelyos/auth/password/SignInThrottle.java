package io.quelyos.auth.password;

import com.github.benmanes.caffeine.cache.Cache;
import io.quelyos.auth.cache.LocalCache;
import io.quelyos.persistence.redis.CounterStore;
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
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Stops the guessing of passwords. Each attempt is counted before the password is looked at, for its account, its address
 * and its door, which is one tenant's or the installation's; so several attempts at the same time or in one request count
 * as several. A success is given back, so that only failures add up, and any number of people may sign in behind one
 * address. Attempts that are refused are not counted, so that whoever is stopped by one limit uses up no other. While Redis
 * is down each server counts for itself.
 */
@Component
public final class SignInThrottle {

    private static final Logger LOG = LoggerFactory.getLogger(SignInThrottle.class);
    private static final int IPV6_NETWORK_BYTES = 8;

    private final CounterStore counters;
    private final ThrottleSettings settings;
    private final Clock clock;
    private final Cache<String, Local> local;
    private final Lock localLock = new ReentrantLock();

    SignInThrottle(CounterStore counters, ThrottleSettings settings, Clock clock) {
        this.counters = counters;
        this.settings = settings;
        this.clock = clock;
        this.local = LocalCache.newBuilder()
            .maximumSize(settings.maximumLocalCounters())
            .expireAfterWrite(settings.window())
            .build();
    }

    /**
     * Counts one attempt, unless it is refused. An attempt that was counted and turns out not to be a failure is to be
     * reported with the same arguments.
     *
     * @param account the normalised e-mail address, or the client's id
     * @param address the client's network address
     * @return nothing where the attempt may go on, else the seconds after which the next one may
     */
    public OptionalLong count(SignInRealm realm, String account, String address) {
        List<String> keys = List.of(accountKey(realm, account), addressKey(realm, address), realm.doorKey());
        List<Long> limits = List.of(
            settings.perAccount(),
            settings.perAddress(),
            realm.isOfTenant() ? settings.perTenant() : settings.perInstallation()
        );
        Duration wait = admit(keys, limits);
        return wait.isZero() ? OptionalLong.empty() : OptionalLong.of(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    /**
     * Forgets the attempts on an account whose owner has just proved the password, and this attempt alone in the other
     * counters: whoever has an account must not be able to wipe out failures on other people's.
     */
    public void succeeded(SignInRealm realm, String account, String address) {
        String key = accountKey(realm, account);
        local.invalidate(key);
        giveBack(List.of(addressKey(realm, address), realm.doorKey()));
        try {
            counters.reset(key);
        } catch (DataAccessException exception) {
            LOG.warn("The attempts on an account could not be forgotten: {}", exception.getMessage());
        }
    }

    /** Forgets this attempt alone, because the password could not be checked. */
    public void undecided(SignInRealm realm, String account, String address) {
        giveBack(List.of(accountKey(realm, account), addressKey(realm, address), realm.doorKey()));
    }

    private Duration admit(List<String> keys, List<Long> limits) {
        try {
            return counters.admit(keys, limits, settings.window());
        } catch (DataAccessException exception) {
            LOG.warn("Attempts to sign in are counted by this server alone: {}", exception.getMessage());
            return admitLocally(keys, limits);
        }
    }

    private void giveBack(List<String> keys) {
        try {
            counters.giveBack(keys);
        } catch (DataAccessException exception) {
            LOG.warn("An attempt to sign in is given back by this server alone: {}", exception.getMessage());
            giveBackLocally(keys);
        }
    }

    private Duration admitLocally(List<String> keys, List<Long> limits) {
        localLock.lock();
        try {
            Instant now = clock.instant();
            Duration wait = Duration.ZERO;
            for (int i = 0; i < keys.size(); i++) {
                Local counted = local.getIfPresent(keys.get(i));
                if (counted != null && counted.endsAt().isAfter(now) && counted.value() >= limits.get(i)) {
                    Duration rest = Duration.between(now, counted.endsAt());
                    wait = rest.compareTo(wait) > 0 ? rest : wait;
                }
            }
            if (wait.isZero()) {
                keys.forEach(key -> countLocally(key, now));
            }
            return wait;
        } finally {
            localLock.unlock();
        }
    }

    private void countLocally(String key, Instant now) {
        local
            .asMap()
            .merge(key, new Local(1, now.plus(settings.window())), (before, first) ->
                before.endsAt().isAfter(now) ? new Local(before.value() + 1, before.endsAt()) : first
            );
    }

    private void giveBackLocally(List<String> keys) {
        localLock.lock();
        try {
            for (String key : keys) {
                local
                    .asMap()
                    .computeIfPresent(key, (same, counted) ->
                        counted.value() > 1 ? new Local(counted.value() - 1, counted.endsAt()) : null
                    );
            }
        } finally {
            localLock.unlock();
        }
    }

    private static String addressKey(SignInRealm realm, String address) {
        return realm.counterKey("address:" + network(address));
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
