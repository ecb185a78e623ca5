package io.quelyos.bff.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.context.SmartLifecycle;

/** Begins the work on jobs when everything else is ready, and ends it before anything that jobs need is closed. */
final class JobWorker implements SmartLifecycle {

    private final Scheduler scheduler;
    private volatile boolean isRunning;

    JobWorker(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void start() {
        scheduler.start();
        isRunning = true;
    }

    @Override
    public void stop() {
        isRunning = false;
        scheduler.stop();
    }

    /**
     * After the web server has stopped taking requests: phases stop from the highest down, one after the other, and a job
     * that takes its time must not keep the server open for new work.
     */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4096;
    }

    /** A scheduler that has ended cannot begin again, so a context that only pauses lets it work on. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
