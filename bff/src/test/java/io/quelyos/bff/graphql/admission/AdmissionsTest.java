package io.quelyos.bff.graphql.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quelyos.auth.context.ApiException;
import io.quelyos.persistence.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A crowd of one tenant that waits for something, such as its checkout, keeps no other tenant out. */
class AdmissionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final TenantId CROWDED = new TenantId(UUID.randomUUID());
    private static final TenantId OTHER = new TenantId(UUID.randomUUID());

    @Test
    void leavesTurnsToOtherTenants() throws Exception {
        var admissions = admissions(4, 3, 10, Duration.ofMinutes(1));
        var release = new CountDownLatch(1);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> crowd = new ArrayList<>();
            for (int number = 0; number < 10; number++) {
                crowd.add(clients.submit(() -> admissions.run(CROWDED, () -> isReleased(release))));
            }
            await()
                .atMost(PATIENCE)
                .until(() -> admissions.running() == 3 && admissions.waiting() == 7);
            assertThat(admissions.<String>run(OTHER, () -> "answered")).isEqualTo("answered");
            assertThat(admissions.<String>run(null, () -> "answered")).isEqualTo("answered");
            release.countDown();
            for (Future<Boolean> each : crowd) {
                assertThat(each.get()).isTrue();
            }
        }
        assertThat(admissions.running()).isZero();
        assertThat(admissions.waiting()).isZero();
    }

    @Test
    void givesBackWhatWasNotEnough() throws Exception {
        var admissions = admissions(2, 2, 10, Duration.ofMillis(1));
        var release = new CountDownLatch(1);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> busy = new ArrayList<>();
            for (@Nullable
            TenantId tenant : new TenantId[] { null, OTHER }) {
                busy.add(clients.submit(() -> admissions.run(tenant, () -> isReleased(release))));
            }
            await()
                .atMost(PATIENCE)
                .until(() -> admissions.running() == 2);
            for (int number = 0; number < 5; number++) {
                assertThatThrownBy(() -> admissions.run(CROWDED, () -> true)).isInstanceOf(ApiException.class);
            }
            release.countDown();
            for (Future<Boolean> each : busy) {
                assertThat(each.get()).isTrue();
            }
        }
        // Were one of the tenant's own turns lost, its share would not be enough for both.
        assertThat(admissions.<Boolean>run(CROWDED, () -> admissions.run(CROWDED, () -> true))).isTrue();
    }

    private static Admissions admissions(int atOnce, int ofOne, int waiting, Duration patience) {
        var settings = new AdmissionSettings(atOnce, ofOne, waiting, patience, Duration.ofSeconds(1));
        return new Admissions(settings, new SimpleMeterRegistry());
    }

    private static boolean isReleased(CountDownLatch release) {
        try {
            release.await();
            return true;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
