package io.quelyos.bff.graphql.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.persistence.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Who runs, who waits and who is told to come again: one tenant's crowd keeps no other tenant out. */
class AdmissionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final TenantId CROWDED = new TenantId(UUID.randomUUID());
    private static final TenantId OTHER = new TenantId(UUID.randomUUID());

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void leavesTurnsToOtherTenants() throws Exception {
        try (var admissions = admissions("at-once=4", "at-once-of-one=3"); var clients = clients()) {
            var release = new CountDownLatch(1);
            List<Future<Boolean>> crowd = crowd(clients, admissions, CROWDED, 10, release);
            await()
                .atMost(PATIENCE)
                .until(() -> admissions.running() == 3 && admissions.waiting() == 7);
            assertThat(admissions.<String>run(OTHER, () -> "answered")).isEqualTo("answered");
            assertThat(admissions.<String>run(null, () -> "answered")).isEqualTo("answered");
            release.countDown();
            areAnswered(crowd);
            isQuiet(admissions);
        }
    }

    @Test
    void letsTenantsTakeTurns() throws Exception {
        try (var admissions = admissions("at-work=1", "turn=1h"); var clients = clients()) {
            var release = new CountDownLatch(1);
            List<Future<Boolean>> busy = crowd(clients, admissions, null, 1, release);
            await()
                .atMost(PATIENCE)
                .until(() -> admissions.running() == 1);
            List<TenantId> order = new CopyOnWriteArrayList<>();
            List<Future<Boolean>> waiting = new ArrayList<>();
            for (TenantId tenant : List.of(CROWDED, CROWDED, CROWDED, OTHER)) {
                waiting.add(clients.submit(() -> admissions.run(tenant, () -> order.add(tenant))));
                await()
                    .atMost(PATIENCE)
                    .until(() -> admissions.waiting() == waiting.size());
            }
            release.countDown();
            areAnswered(busy);
            areAnswered(waiting);
            assertThat(order).containsExactly(CROWDED, OTHER, CROWDED, CROWDED);
            isQuiet(admissions);
        }
    }

    @Test
    void letsTheNextBeginBesideOneThatWaitsForSomethingElse() throws Exception {
        try (var admissions = admissions("at-work=1", "turn=5ms", "at-once=2"); var clients = clients()) {
            var release = new CountDownLatch(1);
            List<Future<Boolean>> busy = crowd(clients, admissions, CROWDED, 1, release);
            await()
                .atMost(PATIENCE)
                .until(() -> admissions.running() == 1);
            assertThat(admissions.<String>run(OTHER, () -> "answered")).isEqualTo("answered");
            assertThat(admissions.running()).isEqualTo(1);
            release.countDown();
            areAnswered(busy);
            isQuiet(admissions);
        }
    }

    @Test
    void runsNoMoreAtWorkThanAgreedThoughMoreMayRun() throws Exception {
        try (var admissions = admissions("at-work=2", "turn=1h", "at-once=10"); var clients = clients()) {
            var release = new CountDownLatch(1);
            List<Future<Boolean>> crowd = crowd(clients, admissions, CROWDED, 5, release);
            await()
                .atMost(PATIENCE)
                .until(() -> admissions.running() + admissions.waiting() == 5);
            assertThat(admissions.running()).isEqualTo(2);
            release.countDown();
            areAnswered(crowd);
            isQuiet(admissions);
        }
    }

    @Test
    void refusesTheLastOfTheLongestLineWhereTooManyWait() throws Exception {
        try (var admissions = admissions("at-once=1", "waiting=3"); var clients = clients()) {
            var release = new CountDownLatch(1);
            List<Future<Boolean>> busy = new ArrayList<>(crowd(clients, admissions, null, 1, release));
            await()
                .atMost(PATIENCE)
                .until(() -> admissions.running() == 1);
            List<Future<Boolean>> crowd = new ArrayList<>();
            for (int number = 1; number <= 3; number++) {
                crowd.addAll(crowd(clients, admissions, CROWDED, 1, release));
                await()
                    .atMost(PATIENCE)
                    .until(() -> admissions.waiting() == crowd.size());
            }
            isRefused(admissions, CROWDED);
            busy.addAll(crowd(clients, admissions, OTHER, 1, release));
            assertThatThrownBy(() -> crowd.getLast().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(ApiException.class);
            assertThat(admissions.waiting()).isEqualTo(3);
            release.countDown();
            areAnswered(busy);
            areAnswered(crowd.subList(0, 2));
            isQuiet(admissions);
        }
    }

    @Test
    void givesBackTheTurnOfAnOperationThatFails() {
        try (var admissions = admissions("at-once=1", "waiting=0")) {
            for (int number = 0; number < 3; number++) {
                assertThatThrownBy(() ->
                    admissions.run(CROWDED, () -> {
                        throw new IllegalStateException("it fails");
                    })
                ).isInstanceOf(IllegalStateException.class);
            }
            isQuiet(admissions);
        }
    }

    @Test
    void refusesAllThatWaitWhenItIsClosed() throws Exception {
        try (var clients = clients()) {
            var admissions = admissions("at-once=1");
            var release = new CountDownLatch(1);
            List<Future<Boolean>> busy = crowd(clients, admissions, CROWDED, 1, release);
            await()
                .atMost(PATIENCE)
                .until(() -> admissions.running() == 1);
            List<Future<Boolean>> crowd = crowd(clients, admissions, OTHER, 3, release);
            await()
                .atMost(PATIENCE)
                .until(() -> admissions.waiting() == 3);
            admissions.close();
            for (Future<Boolean> each : crowd) {
                assertThatThrownBy(() -> each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(ApiException.class);
            }
            isRefused(admissions, OTHER);
            release.countDown();
            areAnswered(busy);
            isQuiet(admissions);
        }
    }

    @Test
    void refusesWhoWaitedTooLong() throws Exception {
        try (var admissions = admissions("at-once=2", "at-once-of-one=2", "patience=1ms"); var clients = clients()) {
            var release = new CountDownLatch(1);
            List<Future<Boolean>> busy = new ArrayList<>(crowd(clients, admissions, null, 1, release));
            busy.addAll(crowd(clients, admissions, OTHER, 1, release));
            await()
                .atMost(PATIENCE)
                .until(() -> admissions.running() == 2);
            for (int number = 0; number < 5; number++) {
                isRefused(admissions, CROWDED);
            }
            release.countDown();
            areAnswered(busy);
            assertThat(admissions.<String>run(CROWDED, () -> "answered")).isEqualTo("answered");
            isQuiet(admissions);
        }
    }

    @Test
    void letsGoOfAThreadThatIsAskedToEnd() throws Exception {
        try (var admissions = admissions("at-once=1"); var clients = clients()) {
            var release = new CountDownLatch(1);
            List<Future<Boolean>> busy = crowd(clients, admissions, CROWDED, 1, release);
            await()
                .atMost(PATIENCE)
                .until(() -> admissions.running() == 1);
            Future<Boolean> asked = clients.submit(() -> {
                Thread.currentThread().interrupt();
                isRefused(admissions, OTHER);
                return Thread.interrupted();
            });
            assertThat(asked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("still asked to end").isTrue();
            release.countDown();
            areAnswered(busy);
            isQuiet(admissions);
        }
    }

    @Test
    void keepsItsBoundsInARush() throws Exception {
        try (var admissions = admissions("at-once=3", "at-once-of-one=2", "waiting=2000"); var clients = clients()) {
            var all = new Most();
            var crowded = new Most();
            var other = new Most();
            List<Future<Boolean>> rush = new ArrayList<>();
            for (int number = 0; number < 2_000; number++) {
                TenantId tenant = number % 3 == 0 ? OTHER : CROWDED;
                Most own = number % 3 == 0 ? other : crowded;
                rush.add(
                    clients.submit(() ->
                        admissions.run(tenant, () -> {
                            all.begin();
                            own.begin();
                            LockSupport.parkNanos(1_000);
                            own.end();
                            all.end();
                            return true;
                        })
                    )
                );
            }
            areAnswered(rush);
            assertThat(all.most).hasValueBetween(1, 3);
            assertThat(List.of(crowded, other)).allSatisfy(one -> assertThat(one.most).hasValueBetween(1, 2));
            isQuiet(admissions);
        }
    }

    /** How many were at it at the most. */
    private static final class Most {

        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        void begin() {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
        }

        void end() {
            now.decrementAndGet();
        }
    }

    private void isRefused(Admissions admissions, @Nullable TenantId tenant) {
        double before = meters.counter("graphql.operations.refused").count();
        assertThatThrownBy(() -> admissions.run(tenant, () -> fail("it ran"))).isInstanceOfSatisfying(
            ApiException.class,
            refusal -> {
                assertThat(refusal.code()).isEqualTo(ApiErrorCode.UNAVAILABLE);
                assertThat(refusal.data()).containsEntry("retryAfterSeconds", 1L);
            }
        );
        assertThat(meters.counter("graphql.operations.refused").count()).isEqualTo(before + 1);
    }

    private static List<Future<Boolean>> crowd(
        ExecutorService clients,
        Admissions admissions,
        @Nullable TenantId tenant,
        int size,
        CountDownLatch release
    ) {
        return IntStream.range(0, size)
            .mapToObj(number -> clients.submit(() -> admissions.run(tenant, () -> isReleased(release))))
            .toList();
    }

    private static void areAnswered(List<Future<Boolean>> operations) throws Exception {
        for (Future<Boolean> each : operations) {
            assertThat(each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void isQuiet(Admissions admissions) {
        assertThat(admissions.running()).isZero();
        assertThat(admissions.waiting()).isZero();
        assertThat(admissions.working()).isZero();
        assertThat(admissions.lines()).as("tenants that are remembered").isZero();
    }

    private static boolean isReleased(CountDownLatch release) {
        try {
            return release.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ExecutorService clients() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    /** With these settings and the defaults, and patience that does not end while a test runs. */
    private Admissions admissions(String... settings) {
        Map<String, String> source = Stream.concat(
            Arrays.stream(settings),
            Stream.of("patience=1h").filter(ignored ->
                Arrays.stream(settings).noneMatch(one -> one.startsWith("patience"))
            )
        )
            .map(setting -> setting.split("=", -1))
            .collect(Collectors.toMap(setting -> "admission." + setting[0], setting -> setting[1]));
        return new Admissions(
            new Binder(new MapConfigurationPropertySource(source)).bindOrCreate("admission", AdmissionSettings.class),
            meters
        );
    }
}
