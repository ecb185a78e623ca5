package io.quelyos.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.AuthTest;
import io.quelyos.auth.AuthTestApplication.MovableClock;
import io.quelyos.auth.TestData;
import io.quelyos.persistence.redis.CounterStore;
import io.quelyos.persistence.tenant.TenantId;
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

    private static final ThrottleSettings SETTINGS = new ThrottleSettings(
        5,
        30,
        1000,
        10_000,
        Duration.ofMinutes(15),
        1000
    );

    @Autowired
    private SignInThrottle throttle;

    @Autowired
    private TestData data;

    private TenantId tenant;
    private SignInRealm shop;
    private SignInRealm otherShop;

    @BeforeEach
    void newShops() {
        tenant = data.tenant().id();
        shop = new SignInRealm.Shop(tenant);
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
        failEverywhere(shop, 1000);
        assertThat(throttle.count(shop, "new@b.example", "198.51.100.1")).isPresent();
        assertThat(throttle.count(otherShop, "new@b.example", "198.51.100.1"))
            .as("another tenant")
            .isEmpty();
        assertThat(throttle.count(new SignInRealm.ShopSignUp(tenant), "new@b.example", "198.51.100.1"))
            .as("opening an account")
            .isEmpty();
    }

    @Test
    void stopsTheStaffOfOneTenantOnly() {
        var staff = new SignInRealm.Staff(tenant);
        failEverywhere(staff, 1000);
        assertThat(throttle.count(staff, anybody(), address())).isPresent();
        assertThat(throttle.count(new SignInRealm.Staff(data.tenant().id()), anybody(), address()))
            .as("another tenant")
            .isEmpty();
        assertThat(throttle.count(new SignInRealm.Staff(null), anybody(), address()))
            .as("who names no tenant")
            .isEmpty();
        assertThat(throttle.count(shop, anybody(), address()))
            .as("the tenant's customers")
            .isEmpty();
    }

    @Test
    void countsStaffWhateverTenantTheyName() {
        String person = anybody();
        for (int i = 0; i < 5; i++) {
            var named = new SignInRealm.Staff(i % 2 == 0 ? data.tenant().id() : null);
            assertThat(throttle.count(named, person, address())).isEmpty();
        }
        assertThat(throttle.count(new SignInRealm.Staff(data.tenant().id()), person, address())).isPresent();
    }

    @Test
    void letsAnOfficeOfHonestPeopleIn() {
        for (int i = 0; i < 1100; i++) {
            assertThat(throttle.count(shop, i + "@b.example", "192.0.2.9")).isEmpty();
            throttle.succeeded(shop, i + "@b.example", "192.0.2.9");
        }
        for (int i = 0; i < 30; i++) {
            assertThat(throttle.count(shop, "x" + i + "@b.example", "192.0.2.9")).isEmpty();
        }
        assertThat(throttle.count(shop, "new@b.example", "192.0.2.9"))
            .as("after 30 failures")
            .isPresent();
    }

    @Test
    void givesBackNoMoreThanTheSuccess() {
        for (int i = 0; i < 29; i++) {
            throttle.count(shop, i + "@b.example", "192.0.2.9");
        }
        for (int i = 0; i < 10; i++) {
            assertThat(throttle.count(shop, "mine@b.example", "192.0.2.9")).isEmpty();
            throttle.succeeded(shop, "mine@b.example", "192.0.2.9");
        }
        assertThat(throttle.count(shop, "a@b.example", "192.0.2.9")).isEmpty();
        assertThat(throttle.count(shop, "b@b.example", "192.0.2.9")).isPresent();
    }

    @Test
    void forgetsTheFailuresOfWhoeverProvesThePassword() {
        for (int i = 0; i < 4; i++) {
            throttle.count(shop, "a@b.example", address());
        }
        assertThat(throttle.count(shop, "a@b.example", "192.0.2.9")).isEmpty();
        throttle.succeeded(shop, "a@b.example", "192.0.2.9");
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.count(shop, "a@b.example", address())).isEmpty();
        }
        assertThat(throttle.count(shop, "a@b.example", address())).isPresent();
    }

    @Test
    void forgetsOnlyTheAttemptThatWasNotDecided() {
        for (int i = 0; i < 4; i++) {
            throttle.count(shop, "a@b.example", address());
        }
        for (int i = 0; i < 40; i++) {
            assertThat(throttle.count(shop, "a@b.example", "192.0.2.9")).isEmpty();
            throttle.undecided(shop, "a@b.example", "192.0.2.9");
        }
        assertThat(throttle.count(shop, "a@b.example", address())).isEmpty();
        assertThat(throttle.count(shop, "a@b.example", address())).isPresent();
    }

    @Test
    void closesNoDoorForWhoeverIsStoppedAlready() {
        for (int i = 0; i < 1500; i++) {
            throttle.count(shop, i + "@b.example", "192.0.2.9");
        }
        assertThat(throttle.count(shop, "1400@b.example", "192.0.2.10")).isEmpty();
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
        for (int i = 0; i < 40; i++) {
            alone.succeeded(shop, "a@b.example", "192.0.2.9");
            assertThat(alone.count(shop, "a@b.example", "192.0.2.9")).isEmpty();
        }
        nowhere.destroy();
    }

    private void failEverywhere(SignInRealm realm, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(throttle.count(realm, anybody(), address())).isEmpty();
        }
    }

    private static String anybody() {
        return UUID.randomUUID() + "@b.example";
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
