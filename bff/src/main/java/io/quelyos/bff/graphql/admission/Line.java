package io.quelyos.bff.graphql.admission;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One tenant's operations: how many run, and which wait, in the order in which they came. */
final class Line {

    private final Object key;
    private final int share;
    private final Deque<Ticket> waiting = new ArrayDeque<>();
    private int running = 0;

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

    void add(Ticket ticket) {
        waiting.addLast(ticket);
    }

    void remove(Ticket ticket) {
        waiting.remove(ticket);
    }

    /** The first of those that wait, which runs from now on. */
    Ticket begin() {
        running++;
        return waiting.removeFirst();
    }

    void ended() {
        running--;
    }

    /** How many wait. */
    int size() {
        return waiting.size();
    }

    /** Who came last. */
    Ticket last() {
        return waiting.getLast();
    }

    /** From the first of those that wait on, as long as something is true of them. */
    Stream<Ticket> firstThatAre(Predicate<Ticket> condition) {
        return waiting.stream().takeWhile(condition);
    }

    /** Whether somebody waits who may run as far as this tenant is concerned. */
    boolean mayGo() {
        return running < share && !waiting.isEmpty();
    }

    boolean isIdle() {
        return running == 0 && waiting.isEmpty();
    }
}
