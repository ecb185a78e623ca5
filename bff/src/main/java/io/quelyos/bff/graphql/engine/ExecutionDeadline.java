package io.quelyos.bff.graphql.engine;

import graphql.ExecutionInput;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends operations that run too long. The operation runs on the caller's own thread; when its time is over the engine is
 * told to stop at the next field and the thread is interrupted, which ends a wait for the database too.
 */
final class ExecutionDeadline implements AutoCloseable {

    private enum State {
        RUNNING,
        DONE,
        EXPIRED,
    }

    private final ScheduledThreadPoolExecutor clock;
    private final Duration timeout;

    ExecutionDeadline(Duration timeout) {
        this.timeout = timeout;
        this.clock = new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().daemon().name("execution-deadline").factory()
        );
        this.clock.setRemoveOnCancelPolicy(true);
    }

    /**
     * Runs work within the time.
     *
     * @throws DeadlineExceededException when the time was over before the work was
     */
    <T> T run(ExecutionInput input, Supplier<T> work) {
        Thread worker = Thread.currentThread();
        var state = new AtomicReference<>(State.RUNNING);
        ScheduledFuture<?> end = clock.schedule(
            () -> {
                if (state.compareAndSet(State.RUNNING, State.EXPIRED)) {
                    input.cancel();
                    worker.interrupt();
                }
            },
            timeout.toMillis(),
            TimeUnit.MILLISECONDS
        );
        T answer;
        try {
            answer = work.get();
        } catch (RuntimeException failure) {
            if (isExpired(state, end, worker)) {
                throw new DeadlineExceededException(timeout, failure);
            }
            throw failure;
        }
        if (isExpired(state, end, worker)) {
            // The answer of an operation that was cut off is of no use, whatever the engine made of it.
            throw new DeadlineExceededException(timeout, null);
        }
        return answer;
    }

    /** Ends the watch; whoever was interrupted by it must not meet the interruption later. */
    private static boolean isExpired(AtomicReference<State> state, ScheduledFuture<?> end, Thread worker) {
        end.cancel(false);
        if (state.compareAndSet(State.RUNNING, State.DONE)) {
            return false;
        }
        clearInterrupt(worker);
        return true;
    }

    /** The clock's thread may be between marking the end and interrupting, so the mark is waited for. */
    private static void clearInterrupt(Thread worker) {
        for (int attempt = 0; attempt < 1000 && !worker.isInterrupted(); attempt++) {
            Thread.onSpinWait();
        }
        boolean ignored = Thread.interrupted();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** An operation ran too long. */
    static final class DeadlineExceededException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        DeadlineExceededException(Duration timeout, @Nullable Throwable cause) {
            super("an operation ran longer than " + timeout, cause);
        }
    }
}
