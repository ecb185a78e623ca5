package io.quelyos.bff.graphql.admission;

import static io.quelyos.bff.graphql.admission.AdmissionTrial.CROWDED;
import static io.quelyos.bff.graphql.admission.AdmissionTrial.OTHER;
import static io.quelyos.bff.graphql.admission.AdmissionTrial.areAnswered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quelyos.persistence.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Who runs, and who is next: one tenant's crowd keeps no other tenant out. */
class AdmissionsTest {

    @Test
    void leavesTurnsToOtherTenants() throws Exception {
        try (var trial = new AdmissionTrial("at-once=4", "at-once-of-one=3")) {
            List<Future<Boolean>> crowd = trial.crowd(CROWDED, 10);
            trial.awaits(admissions -> admissions.running() == 3 && admissions.waiting() == 7);
            trial.answers(OTHER);
            trial.answers(null);
            trial.letGo();
            areAnswered(crowd);
            trial.isQuiet();
        }
    }

    @Test
    void letsTenantsTakeTurns() throws Exception {
        try (var trial = new AdmissionTrial("at-work=1", "turn=1h")) {
            List<Future<Boolean>> busy = trial.crowd(null, 1);
            trial.awaits(admissions -> admissions.running() == 1);
            List<TenantId> order = new CopyOnWriteArrayList<>();
            List<Future<Boolean>> waiting = new ArrayList<>();
            for (TenantId tenant : List.of(CROWDED, CROWDED, CROWDED, OTHER)) {
                waiting.add(trial.begin(() -> trial.admissions().run(tenant, () -> order.add(tenant))));
                trial.awaits(admissions -> admissions.waiting() == waiting.size());
            }
            trial.letGo();
            areAnswered(busy);
            areAnswered(waiting);
            assertThat(order).containsExactly(CROWDED, OTHER, CROWDED, CROWDED);
            trial.isQuiet();
        }
    }

    @Test
    void letsTheNextBeginBesideOneThatWaitsForSomethingElse() throws Exception {
        try (var trial = new AdmissionTrial("at-work=1", "turn=5ms", "at-once=2")) {
            List<Future<Boolean>> busy = trial.crowd(CROWDED, 1);
            trial.awaits(admissions -> admissions.running() == 1);
            trial.answers(OTHER);
            assertThat(trial.admissions().running()).isEqualTo(1);
            trial.letGo();
            areAnswered(busy);
            trial.isQuiet();
        }
    }

    @Test
    void runsNoMoreAtWorkThanAgreedThoughMoreMayRun() throws Exception {
        try (var trial = new AdmissionTrial("at-work=2", "turn=1h", "at-once=10")) {
            List<Future<Boolean>> crowd = trial.crowd(CROWDED, 5);
            trial.awaits(admissions -> admissions.running() + admissions.waiting() == 5);
            assertThat(trial.admissions().running()).isEqualTo(2);
            trial.letGo();
            areAnswered(crowd);
            trial.isQuiet();
        }
    }

    @Test
    void givesBackTheTurnOfAnOperationThatFails() {
        try (var trial = new AdmissionTrial("at-once=1", "waiting=0")) {
            for (int number = 0; number < 3; number++) {
                assertThatThrownBy(() ->
                    trial.admissions().run(CROWDED, () -> {
                        throw new IllegalStateException("it fails");
                    })
                ).isInstanceOf(IllegalStateException.class);
            }
            trial.isQuiet();
        }
    }

    @Test
    void keepsItsBoundsInARush() throws Exception {
        try (var trial = new AdmissionTrial("at-once=3", "at-once-of-one=2", "waiting=2000")) {
            var all = new Most();
            var crowded = new Most();
            var other = new Most();
            List<Future<Boolean>> rush = new ArrayList<>();
            for (int number = 0; number < 2_000; number++) {
                TenantId tenant = number % 3 == 0 ? OTHER : CROWDED;
                Most own = number % 3 == 0 ? other : crowded;
                rush.add(
                    trial.begin(() ->
                        trial.admissions().run(tenant, () -> {
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
            trial.isQuiet();
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
}
