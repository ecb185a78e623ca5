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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Admissions with clients whose operations run until they are let go. */
final class AdmissionTrial implements AutoCloseable {

    static final TenantId CROWDED = new TenantId(UUID.randomUUID());
    static final TenantId OTHER = new TenantId(UUID.randomUUID());
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch release = new CountDownLatch(1);
    private final Admissions admissions;

    /** With these settings and the defaults, and patience that does not end while a test runs. */
    AdmissionTrial(String... settings) {
        Map<String, String> source = new HashMap<>(Map.of("admission.patience", "1h"));
        Arrays.stream(settings)
            .map(setting -> setting.split("=", -1))
            .forEach(setting -> source.put("admission." + setting[0], setting[1]));
        admissions = new Admissions(
            new Binder(new MapConfigurationPropertySource(source)).bindOrCreate("admission", AdmissionSettings.class),
            meters
        );
    }

    Admissions admissions() {
        return admissions;
    }

    <T> Future<T> begin(Callable<T> work) {
        return clients.submit(work);
    }

    /** Operations of a tenant that run until they are let go. */
    List<Future<Boolean>> crowd(@Nullable TenantId tenant, int size) {
        return IntStream.range(0, size)
            .mapToObj(number -> begin(() -> admissions.run(tenant, this::isReleased)))
            .toList();
    }

    void letGo() {
        release.countDown();
    }

    void awaits(Predicate<Admissions> condition) {
        await()
            .atMost(PATIENCE)
            .until(() -> condition.test(admissions));
    }

    static void areAnswered(List<Future<Boolean>> operations) throws Exception {
        for (Future<Boolean> each : operations) {
            assertThat(each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }

    static void isRefused(Future<Boolean> operation) {
        assertThatThrownBy(() -> operation.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
            .cause()
            .isInstanceOf(ApiException.class);
    }

    void refuses(@Nullable TenantId tenant) {
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

    void answers(@Nullable TenantId tenant) {
        assertThat(admissions.<String>run(tenant, () -> "answered")).isEqualTo("answered");
    }

    void isQuiet() {
        assertThat(admissions.running()).isZero();
        assertThat(admissions.waiting()).isZero();
        assertThat(admissions.working()).isZero();
        assertThat(admissions.lines()).as("tenants that are remembered").isZero();
    }

    private boolean isReleased() {
        try {
            return release.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        letGo();
        admissions.close();
        clients.close();
    }
}
