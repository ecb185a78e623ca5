package io.quelyos.bff.graphql.admission;

import java.util.ArrayDeque;
import java.util.Queue;

/** One tenant's operations: how many run, and which wait, in the order in which they came. */
final class Line {

    private final Object key;
    private final int share;
    private final Queue<Ticket> waiting = new ArrayDeque<>();
    private int running = 0;
    private boolean isInRing = false;

    /**
     * @param key whose it is
     * @param share how many may run at once
     */
    Line(Object key, int share) {
        this.key = key;
        this.share = share;
    }

    Object key() {
        return key;
    }

    Queue<Ticket> waiting() {
        return waiting;
    }

    /** Whether somebody waits who may run as far as this tenant is concerned. */
    boolean mayGo() {
        return running < share && !waiting.isEmpty();
    }

    boolean isIdle() {
        return running == 0 && waiting.isEmpty() && !isInRing;
    }

    void started() {
        running++;
    }

    void ended() {
        running--;
    }

    boolean isInRing() {
        return isInRing;
    }

    void setInRing(boolean isInRing) {
        this.isInRing = isInRing;
    }
}
