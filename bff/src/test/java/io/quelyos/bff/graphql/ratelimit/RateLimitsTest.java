package io.quelyos.bff.graphql.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.PlatformContext;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.bff.graphql.http.OperationGuard;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.persistence.redis.RateWindowStore;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.mock.web.MockHttpServletRequest;

@ServerTest
class RateLimitsTest {

    @LocalServerPort
    int port;

    @Autowired
    RateWindowStore store;

    @Autowired
    TenantFactory tenants;

    @Autowired
    TenantDirectory directory;

    @Autowired
    StringRedisTemplate redis;

    RateLimits first;
    RateLimits second;
    TenantContext staff;
    TenantContext colleague;

    @BeforeEach
    void openInstances() {
        RateLimitSettings settings = settings(Duration.ofMinutes(1));
        first = new RateLimits(store, settings, Clock.systemUTC());
        second = new RateLimits(store, settings, Clock.systemUTC());
        TestTenant tenant = tenants.create("STARTER");
        staff = context(tenant, person());
        colleague = context(tenant, person());
    }

    @Test
    void admitsExactlyTheLimitAndSaysWhenToComeBack() {
        assertThat(admitted(first, staff, 150)).isEqualTo(100);
        assertThatThrownBy(() -> admit(first, staff, 1)).isInstanceOfSatisfying(ApiException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(ApiErrorCode.RATE_LIMITED);
            assertThat((Long) Objects.requireNonNull(refusal.data().get("retryAfterSeconds"))).isBetween(50L, 60L);
        });
        assertThat(admitted(first, colleague, 5))
            .as("a colleague has their own")
            .isEqualTo(5);
    }

    @Test
    void neverAdmitsMoreThanTheLimitOverTwoInstances() {
        int admitted = 0;
        for (int i = 0; i < 100; i++) {
            admitted += admitted(i % 2 == 0 ? first : second, staff, 2);
        }
        // What the other instance holds at the end is at most one small lease.
        assertThat(admitted).isBetween(95, 100);
    }

    @Test
    void neverAdmitsMoreThanTheLimitToManyAtOnce() throws ExecutionException, InterruptedException {
        List<Future<Integer>> attempts = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                RateLimits instance = i % 2 == 0 ? first : second;
                attempts.add(threads.submit(() -> admitted(instance, staff, 10)));
            }
        }
        int admitted = 0;
        for (Future<Integer> attempt : attempts) {
            admitted += attempt.get();
        }
        assertThat(admitted).isBetween(90, 100);
    }

    @Test
    void takesTheCostOfOperationsFromTheTenantsPlan() {
        OperationGuard.Admission admission = admit(first, staff, 9_000);
        assertThat(admission.requested()).isEqualTo(9_000);
        assertThat(admission.remaining()).isEqualTo(291_000);
        assertThat(admission.resetAt()).isCloseTo(OffsetDateTime.now(ZoneOffset.UTC), within(61, ChronoUnit.SECONDS));
        for (int i = 0; i < 32; i++) {
            admit(i % 2 == 0 ? second : first, i % 3 == 0 ? staff : colleague, 9_000);
        }
        // 297,000 of 300,000 points are used by two people on two instances.
        assertThatThrownBy(() -> admit(first, colleague, 9_000)).isInstanceOf(ApiException.class);
        assertThat(admit(second, context(tenants.create("STARTER"), person()), 9_000).remaining()).isEqualTo(291_000);
    }

    @Test
    void countsEveryAliasOfAnOperation() {
        GraphQlClient client = GraphQlClient.of(port).tenant(tenants.create("STARTER").slug());
        assertThat(costOf(client, "{ vitrine { __typename } }")).isEqualTo(1);
        assertThat(costOf(client, "{ a: vitrine { __typename } b: vitrine { __typename } }")).isEqualTo(2);
    }

    @Test
    void refusesAtTheDoorWithoutAskingAnybodyOnceNothingIsLeft() {
        assertThat(admitted(first, staff, 101)).isEqualTo(100);
        assertThatThrownBy(() -> first.check(staff, request("198.51.100.1"))).isInstanceOf(ApiException.class);
        first.check(colleague, request("198.51.100.1"));
        long before = commands();
        for (int i = 0; i < 200; i++) {
            assertThat(admitted(first, staff, 1)).isZero();
        }
        assertThat(commands() - before)
            .as("a flood costs Redis nothing")
            .isLessThan(5);
    }

    @Test
    void asksRedisOncePerLeaseAndNotPerRequest() {
        var operator = new PlatformContext("operator-" + UUID.randomUUID(), Set.of());
        long before = commands();
        assertThat(admitted(first, operator, 300)).isEqualTo(300);
        assertThat(commands() - before)
            .as("calls for 300 requests")
            .isLessThan(40);
    }

    @Test
    void countsVisitorsByAddressAndTenant() {
        TestTenant tenant = tenants.create("STARTER");
        var settings = new RateLimitSettings(
            Duration.ofMinutes(1),
            100,
            100,
            100,
            5,
            100,
            1000,
            1000,
            100,
            100,
            10,
            3,
            1000,
            Duration.ofSeconds(1)
        );
        var strict = new RateLimits(store, settings, Clock.systemUTC());
        for (int i = 0; i < 5; i++) {
            strict.admit(context(tenant, new Actor.Visitor("guest" + i)), request("2001:db8:1:2:" + i + "::1"), 1);
        }
        assertThatThrownBy(() ->
            strict.admit(context(tenant, new Actor.Visitor("guest9")), request("2001:db8:1:2:ffff::1"), 1)
        ).isInstanceOf(ApiException.class);
        strict.admit(context(tenant, new Actor.Visitor(null)), request("2001:db8:1:3::1"), 1);
        strict.admit(context(tenants.create("STARTER"), new Actor.Visitor(null)), request("2001:db8:1:2::1"), 1);
    }

    @Test
    void letsOneAddressUseNoMoreThanATenthOfATenantsPoints() {
        TestTenant tenant = tenants.create("STARTER");
        int admitted = 0;
        for (int i = 0; i < 100; i++) {
            Actor guest = new Actor.Visitor("guest" + i);
            admitted += wins(i % 2 == 0 ? first : second, context(tenant, guest), "198.51.100.1", 1_000);
        }
        assertThat(admitted).isBetween(28, 30);
        assertThat(wins(first, context(tenant, new Actor.Visitor(null)), "198.51.100.2", 1_000)).isEqualTo(1);
        assertThat(wins(first, context(tenant, person()), "198.51.100.1", 10_000)).isEqualTo(1);
    }

    @Test
    void keepsPointsForStaffWhateverTheShopUses() {
        TestTenant tenant = tenants.create("STARTER");
        int admitted = 0;
        for (int i = 0; i < 600; i++) {
            String address = "198.51.100." + (i % 40);
            admitted += wins(first, context(tenant, new Actor.Visitor(null)), address, 1_000);
        }
        assertThat(admitted).isEqualTo(240);
        long before = commands();
        assertThatThrownBy(() ->
            first.admit(context(tenant, new Actor.Visitor(null)), request("203.0.113.9"), 1_000)
        ).isInstanceOf(ApiException.class);
        assertThat(commands() - before).isZero();
        assertThat(admitted(first, context(tenant, person()), 100)).isEqualTo(100);
        assertThat(wins(second, context(tenant, person()), "198.51.100.1", 9_000)).isEqualTo(1);
    }

    @Test
    void asksRedisOnceForAllSuppliesOfAVisitor() {
        TenantContext visitor = context(tenants.create("STARTER"), new Actor.Visitor(null));
        wins(first, visitor, "198.51.100.1", 1);
        long before = commands();
        assertThat(wins(first, visitor, "198.51.100.1", 9_000)).isEqualTo(1);
        assertThat(commands() - before).isEqualTo(1);
    }

    @Test
    void countsRequestsWhoseDocumentIsInvalid() {
        for (int i = 0; i < 100; i++) {
            first.countInvalid(staff, request("198.51.100.1"));
        }
        assertThatThrownBy(() -> first.check(staff, request("198.51.100.1"))).isInstanceOf(ApiException.class);
    }

    @Test
    void refusesAnAddressThatIsTurnedAwayTooOften() {
        String address = "2001:db8:" + Integer.toHexString((int) (System.nanoTime() & 0xffff)) + ":7::1";
        for (int i = 0; i < 1000; i++) {
            first.checkAddress(request(address));
            first.countTurnedAway(request(address));
        }
        long before = commands();
        assertThatThrownBy(() -> first.checkAddress(request(address))).isInstanceOf(ApiException.class);
        assertThat(commands() - before).isZero();
        assertThatThrownBy(() -> second.countTurnedAway(request(address))).isInstanceOf(ApiException.class);
        first.checkAddress(request("2001:db8::1"));
    }

    @Test
    void countsAllWorkThatIsDoneBeforeAnOperationIsAdmitted() {
        TestTenant tenant = tenants.create("STARTER");
        GraphQlClient client = GraphQlClient.of(port).tenant(tenant.slug());
        long before = remaining(client);
        client.post(Map.of("query", 7));
        client.post(Map.of("query", "query A { __typename }", "operationName", "B"));
        client.post(Map.of("documentId", "unknown"));
        client.post(Map.of("query", "{"));
        assertThat(before - remaining(client)).isEqualTo(4 * 10 + 1);
    }

    @Test
    void beginsAgainWhenTheWindowIsOver() throws InterruptedException {
        var quick = new RateLimits(store, settings(Duration.ofMillis(400)), Clock.systemUTC());
        assertThat(admitted(quick, staff, 101)).isEqualTo(100);
        Thread.sleep(450);
        assertThat(admitted(quick, staff, 50)).isEqualTo(50);
    }

    @Test
    void isNotSlowedByAnotherTenantsFlood() throws InterruptedException {
        var isOver = new AtomicBoolean();
        List<Thread> flood = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            flood.add(
                Thread.ofVirtual().start(() -> {
                    while (!isOver.get()) {
                        admitted(first, staff, 100);
                    }
                })
            );
        }
        TenantContext neighbour = context(tenants.create("STARTER"), person());
        long slowest = 0;
        for (int i = 0; i < 50; i++) {
            long began = System.nanoTime();
            admit(first, neighbour, 10);
            slowest = Math.max(slowest, System.nanoTime() - began);
        }
        isOver.set(true);
        for (Thread thread : flood) {
            thread.join();
        }
        assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofMillis(500));
    }

    private static int costOf(GraphQlClient client, String document) {
        Answer answer = client.post(Map.of("query", document, "extensions", Map.of("cost", true)));
        return answer.json().at("/extensions/cost/requested").asInt();
    }

    private static long remaining(GraphQlClient client) {
        Answer answer = client.post(Map.of("query", "{ vitrine { __typename } }", "extensions", Map.of("cost", true)));
        return answer.json().at("/extensions/cost/remaining").asLong();
    }

    private static RateLimitSettings settings(Duration window) {
        return new RateLimitSettings(
            window,
            100,
            100,
            600,
            3000,
            600,
            1_000_000,
            100_000,
            10,
            80,
            10,
            1000,
            1000,
            Duration.ofSeconds(1)
        );
    }

    private static int admitted(RateLimits limits, RequestContext context, int attempts) {
        int admitted = 0;
        for (int i = 0; i < attempts; i++) {
            try {
                admit(limits, context, 1);
                admitted++;
            } catch (ApiException refused) {
                assertThat(refused.code()).isEqualTo(ApiErrorCode.RATE_LIMITED);
            }
        }
        return admitted;
    }

    private static int wins(RateLimits limits, RequestContext context, String address, long cost) {
        try {
            limits.admit(context, request(address), cost);
            return 1;
        } catch (ApiException refused) {
            assertThat(refused.code()).isEqualTo(ApiErrorCode.RATE_LIMITED);
            return 0;
        }
    }

    private static OperationGuard.Admission admit(RateLimits limits, RequestContext context, long cost) {
        return limits.admit(context, request("198.51.100.1"), cost);
    }

    private static MockHttpServletRequest request(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }

    private long commands() {
        String processed = redis.execute(
            (RedisCallback<String>) connection ->
                Objects.requireNonNull(connection.serverCommands().info("commandstats")).getProperty(
                    "cmdstat_evalsha",
                    "calls=0,"
                )
        );
        return Long.parseLong(String.valueOf(processed).replaceAll("calls=(\\d+),.*", "$1"));
    }

    private TenantContext context(TestTenant tenant, Actor actor) {
        return Objects.requireNonNull(directory.findBySlug(tenant.slug())).context(actor, Set.of());
    }

    private static Actor person() {
        return new Actor.Staff(UUID.randomUUID(), "Ada", "OWNER", "session");
    }
}
