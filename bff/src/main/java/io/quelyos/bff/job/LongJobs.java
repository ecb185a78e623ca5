package io.quelyos.bff.job;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Lets this instance do one long job at a time. Two of them would otherwise keep all its workers, and letters and deadlines
 * would wait until one is over.
 */
@Component
public final class LongJobs {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Semaphore turn = new Semaphore(1);

    /** Does the work of a job that is over then, or puts it off a little while another one is at work. */
    public CompletionHandler<String> inTurn(Runnable work) {
        if (!turn.tryAcquire()) {
            return LongJobs::putOff;
        }
        try {
            work.run();
            return new CompletionHandler.OnCompleteRemove<>();
        } finally {
            turn.release();
        }
    }

    /**
     * A job that only waits for its turn has neither succeeded nor failed: how often it failed before is kept, or it would be
     * begun anew for ever. The scheduler counts one more for a failure and none for a success.
     */
    private static void putOff(ExecutionComplete complete, ExecutionOperations<String> operations) {
        Execution execution = complete.getExecution();
        Instant next = Instant.now().plus(PAUSE);
        if (execution.consecutiveFailures == 0 || execution.lastFailure == null) {
            operations.reschedule(complete, next);
            return;
        }
        execution.consecutiveFailures--;
        var asBefore = ExecutionComplete.failure(
            execution,
            execution.lastFailure,
            execution.lastFailure,
            new IllegalStateException("it is not its turn")
        );
        operations.reschedule(asBefore, next);
    }
}
