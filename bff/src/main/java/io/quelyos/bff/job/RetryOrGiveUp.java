package io.quelyos.bff.job;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of a long job that met a fault: it begins again some times, and then it is given up. */
public final class RetryOrGiveUp implements FailureHandler<String> {

    private static final Logger LOG = LoggerFactory.getLogger(RetryOrGiveUp.class);

    private final Class<? extends RuntimeException> stop;
    private final int attempts;
    private final Duration pause;
    private final Consumer<String> giveUp;

    /**
     * @param stop what is thrown where this instance shuts down, which is no fault of the job
     * @param attempts how often it is begun
     * @param pause before it begins again
     * @param giveUp notes, by the instance's id, that nobody goes on
     */
    public RetryOrGiveUp(
        Class<? extends RuntimeException> stop,
        int attempts,
        Duration pause,
        Consumer<String> giveUp
    ) {
        this.stop = stop;
        this.attempts = attempts;
        this.pause = pause;
        this.giveUp = giveUp;
    }

    @Override
    public void onFailure(ExecutionComplete complete, ExecutionOperations<String> operations) {
        if (stop.isInstance(complete.getCause().orElse(null))) {
            // Whoever is there next goes on.
            operations.reschedule(complete, Instant.now());
            return;
        }
        if (complete.getExecution().consecutiveFailures + 1 < attempts) {
            operations.reschedule(complete, Instant.now().plus(pause));
            return;
        }
        LOG.error("{} is given up", complete.getExecution().taskInstance);
        giveUp.accept(complete.getExecution().taskInstance.getId());
        operations.remove();
    }
}
