package io.quelyos.bff.graphql.admission;

import static io.quelyos.bff.graphql.admission.AdmissionTrial.CROWDED;
import static io.quelyos.bff.graphql.admission.AdmissionTrial.OTHER;
import static io.quelyos.bff.graphql.admission.AdmissionTrial.areAnswered;
import static io.quelyos.bff.graphql.admission.AdmissionTrial.isRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who is told to come again, and that nothing is lost by it. */
class RefusedAdmissionsTest {

    @Test
    void areTheLastOfTheLongestLineWhereTooManyWait() throws Exception {
        try (var trial = new AdmissionTrial("at-once=1", "waiting=3")) {
            List<Future<Boolean>> busy = new ArrayList<>(trial.crowd(null, 1));
            trial.awaits(admissions -> admissions.running() == 1);
            List<Future<Boolean>> crowd = new ArrayList<>();
            for (int number = 1; number <= 3; number++) {
                crowd.addAll(trial.crowd(CROWDED, 1));
                trial.awaits(admissions -> admissions.waiting() == crowd.size());
            }
            trial.refuses(CROWDED);
            busy.addAll(trial.crowd(OTHER, 1));
            isRefused(crowd.getLast());
            assertThat(trial.admissions().waiting()).isEqualTo(3);
            trial.letGo();
            areAnswered(busy);
            areAnswered(crowd.subList(0, 2));
            trial.isQuiet();
        }
    }

    @Test
    void areThoseWhoWaitedTooLong() throws Exception {
        try (var trial = new AdmissionTrial("at-once=2", "at-once-of-one=2", "patience=1ms")) {
            List<Future<Boolean>> busy = new ArrayList<>(trial.crowd(null, 1));
            busy.addAll(trial.crowd(OTHER, 1));
            trial.awaits(admissions -> admissions.running() == 2);
            for (int number = 0; number < 5; number++) {
                trial.refuses(CROWDED);
            }
            trial.letGo();
            areAnswered(busy);
            trial.answers(CROWDED);
            trial.isQuiet();
        }
    }

    @Test
    void areThoseWhoseThreadIsAskedToEnd() throws Exception {
        try (var trial = new AdmissionTrial("at-once=1")) {
            List<Future<Boolean>> busy = trial.crowd(CROWDED, 1);
            trial.awaits(admissions -> admissions.running() == 1);
            Future<Boolean> asked = trial.begin(() -> {
                Thread.currentThread().interrupt();
                trial.refuses(OTHER);
                return Thread.interrupted();
            });
            assertThat(asked.get(20, TimeUnit.SECONDS)).as("still asked to end").isTrue();
            trial.letGo();
            areAnswered(busy);
            trial.isQuiet();
        }
    }

    @Test
    void areAllWhenTheServerStops() throws Exception {
        try (var trial = new AdmissionTrial("at-once=1")) {
            List<Future<Boolean>> busy = trial.crowd(CROWDED, 1);
            trial.awaits(admissions -> admissions.running() == 1);
            List<Future<Boolean>> crowd = trial.crowd(OTHER, 3);
            trial.awaits(admissions -> admissions.waiting() == 3);
            trial.admissions().close();
            crowd.forEach(AdmissionTrial::isRefused);
            trial.refuses(OTHER);
            trial.letGo();
            areAnswered(busy);
            trial.isQuiet();
            // Also where there is room.
            trial.refuses(OTHER);
            trial.isQuiet();
        }
    }
}
