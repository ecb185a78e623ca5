package io.quelyos.bff.job;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
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
            return (complete, operations) -> operations.reschedule(complete, Instant.now().plus(PAUSE));
        }
        try {
            work.run();
            return new CompletionHandler.OnCompleteRemove<>();
        } finally {
            turn.release();
        }
    }
}
