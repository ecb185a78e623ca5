package io.quelyos.bff.graphql.admission;

import java.util.concurrent.locks.LockSupport;

/** An operation's place, from its coming to its end. */
final class Ticket {

    private enum State {
        WAITING,
        RUNNING,
        REFUSED,
    }

    private final Line line;
    private final Thread thread = Thread.currentThread();
    private final long cameAt;
    private long startedAt = 0;
    private volatile State state = State.WAITING;

    Ticket(Line line, long cameAt) {
        this.line = line;
        this.cameAt = cameAt;
    }

    Line line() {
        return line;
    }

    /** How long it has waited, in nanoseconds. */
    long waitedNanos(long now) {
        return now - cameAt;
    }

    /** How long it has run, in nanoseconds. */
    long ranNanos(long now) {
        return now - startedAt;
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }

    boolean isRefused() {
        return state == State.REFUSED;
    }

    void start(long now) {
        startedAt = now;
        tell(State.RUNNING);
    }

    void refuse() {
        tell(State.REFUSED);
    }

    private void tell(State decided) {
        state = decided;
        if (thread != Thread.currentThread()) {
            LockSupport.unpark(thread);
        }
    }

    /** Waits without a time of its own, for which the scheduler of virtual threads would wake a thread twice. */
    void await() throws InterruptedException {
        while (isWaiting()) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
