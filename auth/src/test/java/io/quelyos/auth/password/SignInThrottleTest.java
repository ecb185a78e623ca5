package io.quelyos.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.AuthTest;
import io.quelyos.auth.AuthTestApplication.MovableClock;
import io.quelyos.auth.TestData;
import io.quelyos.persistence.redis.CounterStore;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

@AuthTest
class SignInThrottleTest {

    private static final ThrottleSettings SETTINGS = new ThrottleSettings(5, 30, 300, Duration.ofMinutes(15), 1000);

    @Autowired
    private SignInThrottle throttle;

    @Autowired
    private TestData data;

    private SignInRealm shop;
    private SignInRealm otherShop;

    @BeforeEach
    void newShops() {
        shop = new SignInRealm.Shop(data.tenant().id());
        otherShop = new SignInRealm.Shop(data.tenant().id());
    }

    @Test
    void stopsTheSixthAttemptOnOneAccount() {
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.count(shop, "a@b.example", address())).isEmpty();
        }
        assertThat(throttle.count(shop, "a@b.example", address()).getAsLong()).isBetween(890L, 900L);
        assertThat(throttle.count(shop, "other@b.example", address())).isEmpty();
        assertThat(throttle.count(otherShop, "a@b.example", address()))
            .as("another tenant's account")
            .isEmpty();
    }

    @Test
    void stopsOneAddressAcrossAccounts() {
        for (int i = 0; i < 30; i++) {
            assertThat(throttle.count(shop, i + "@b.example", "192.0.2.9")).isEmpty();
        }
        assertThat(throttle.count(shop, "31@b.example", "192.0.2.9")).isPresent();
        assertThat(throttle.count(shop, "31@b.example", "192.0.2.10")).isEmpty();
    }

    @Test
    void countsANetworkOfIpv6AsOneAddress() {
        for (int i = 0; i < 30; i++) {
            assertThat(throttle.count(shop, i + "@b.example", "2001:db8:1:2::" + Integer.toHexString(i))).isEmpty();
        }
        assertThat(throttle.count(shop, "31@b.example", "2001:db8:1:2:ffff::1")).isPresent();
        assertThat(throttle.count(shop, "31@b.example", "2001:db8:1:3::1")).isEmpty();
    }

    @Test
    void stopsAShopThatIsTriedFromEverywhere() {
        for (int i = 0; i < 300; i++) {
            assertThat(throttle.count(shop, i + "@b.example", address())).isEmpty();
        }
        assertThat(throttle.count(shop, "301@b.example", address())).isPresent();
        assertThat(throttle.count(otherShop, "301@b.example", address()))
            .as("another tenant")
            .isEmpty();
    }

    @Test
    void forgetsOnlyTheAccountAfterASuccess() {
        for (int i = 0; i < 29; i++) {
            throttle.count(shop, "a@b.example", "192.0.2.9");
            throttle.succeeded(shop, "a@b.example");
        }
        assertThat(throttle.count(shop, "a@b.example", "192.0.2.9")).isEmpty();
        assertThat(throttle.count(shop, "a@b.example", "192.0.2.9"))
            .as("the address goes on counting")
            .isPresent();
    }

    @Test
    void letsNoneSlipThroughAtTheSameMoment() throws InterruptedException {
        var admitted = new AtomicInteger();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 60; i++) {
                executor.execute(() -> {
                    if (throttle.count(shop, "a@b.example", address()).isEmpty()) {
                        admitted.incrementAndGet();
                    }
                });
            }
        }
        assertThat(admitted.get()).isEqualTo(5);
    }

    @Test
    void countsByItselfWhileRedisIsDown() {
        var nowhere = new JedisConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", 1));
        nowhere.afterPropertiesSet();
        nowhere.start();
        var clock = new MovableClock();
        var alone = new SignInThrottle(new CounterStore(new StringRedisTemplate(nowhere)), SETTINGS, clock);
        for (int i = 0; i < 5; i++) {
            assertThat(alone.count(shop, "a@b.example", address())).isEmpty();
        }
        assertThat(alone.count(shop, "a@b.example", address())).isPresent();
        clock.advance(Duration.ofMinutes(16));
        assertThat(alone.count(shop, "a@b.example", address())).isEmpty();
        alone.succeeded(shop, "a@b.example");
        assertThat(alone.count(shop, "a@b.example", address())).isEmpty();
        nowhere.destroy();
    }

    private static String address() {
        UUID random = UUID.randomUUID();
        return (
            "10." +
            (random.hashCode() & 255) +
            "." +
            ((random.hashCode() >> 8) & 255) +
            "." +
            ((random.hashCode() >> 16) & 255)
        );
    }
}
