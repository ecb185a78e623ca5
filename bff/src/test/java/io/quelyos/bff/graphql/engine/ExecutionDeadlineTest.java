package io.quelyos.bff.graphql.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.ExecutionInput;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ExecutionDeadlineTest {

    private final ExecutionInput input = ExecutionInput.newExecutionInput("{ __typename }").build();

    @Test
    void endsAWaitThatNothingWouldEnd() {
        try (var deadline = new ExecutionDeadline(Duration.ofMillis(50))) {
            assertThatThrownBy(() ->
                deadline.run(input, () -> GraphQlEngine.await(new CompletableFuture<>()))
            ).isInstanceOf(ExecutionDeadline.DeadlineExceededException.class);
        }
        assertThat(input.isCancelled()).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void leavesWorkAloneThatIsDoneInTime() {
        try (var deadline = new ExecutionDeadline(Duration.ofMinutes(1))) {
            assertThat(deadline.run(input, () -> "done")).isEqualTo("done");
            assertThatThrownBy(() ->
                deadline.run(input, () -> {
                    throw new IllegalArgumentException("its own failure");
                })
            ).hasMessage("its own failure");
        }
        assertThat(input.isCancelled()).isFalse();
    }
}
