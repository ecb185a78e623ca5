package io.quelyos.bff.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongJobsTest {

    private final LongJobs longJobs = new LongJobs();
    private final List<String> done = new ArrayList<>();

    @Test
    void putsAJobOffWhileAnotherIsAtWork() {
        List<CompletionHandler<String>> inside = new ArrayList<>();
        CompletionHandler<String> outside = longJobs.inTurn(() -> {
            inside.add(longJobs.inTurn(() -> done.add("second")));
            done.add("first");
        });

        assertThat(done).containsExactly("first");
        assertThat(outside).isInstanceOf(CompletionHandler.OnCompleteRemove.class);
        assertThat(inside).hasSize(1).noneMatch(CompletionHandler.OnCompleteRemove.class::isInstance);

        assertThat(longJobs.inTurn(() -> done.add("second"))).isInstanceOf(CompletionHandler.OnCompleteRemove.class);
        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void givesTheTurnBackWhereAJobFails() {
        assertThatThrownBy(() ->
            longJobs.inTurn(() -> {
                throw new IllegalStateException("broken");
            })
        ).hasMessage("broken");

        longJobs.inTurn(() -> done.add("next"));
        assertThat(done).containsExactly("next");
    }
}
