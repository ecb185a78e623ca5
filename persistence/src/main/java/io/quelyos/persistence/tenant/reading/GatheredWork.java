package io.quelyos.persistence.tenant.reading;

import io.quelyos.persistence.tenant.TenantId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/** The pieces of a {@link Gathering} at work: the first on the caller's thread, each other on one of its own. */
public final class GatheredWork {

    private final Gathering gathering;
    private final List<Runnable> pieces;
    private final BiConsumer<Gathering.Piece, Runnable> worker;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /**
     * Prepares to work.
     *
     * @param line its connections commit by themselves; it is closed when all is done
     * @param worker runs a piece so that all that it reads goes through its place in the gathering
     */
    public GatheredWork(
        ReadLine line,
        TenantId tenant,
        List<Runnable> pieces,
        BiConsumer<Gathering.Piece, Runnable> worker
    ) {
        this.gathering = new Gathering(line, tenant, pieces.size());
        this.pieces = pieces;
        this.worker = worker;
    }

    /** Does all pieces, and returns when they are done. */
    public void run() {
        List<Thread> others = new ArrayList<>();
        try {
            for (int index = 1; index < pieces.size(); index++) {
                int number = index;
                others.add(
                    Thread.ofVirtual()
                        .name("gathered-read")
                        .start(() -> run(number))
                );
            }
            run(0);
        } finally {
            boolean wasInterrupted = joinAll(others);
            close();
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
        switch (failure.get()) {
            case null -> {
            }
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            case Throwable impossible -> throw new IllegalStateException(
                "a piece of work cannot throw this",
                impossible
            );
        }
    }

    private void run(int number) {
        try {
            worker.accept(new Gathering.Piece(gathering, number), pieces.get(number));
        } catch (RuntimeException | Error failed) {
            failure.compareAndSet(null, failed);
        } finally {
            gathering.finish();
        }
    }

    /** An interruption is passed on to the pieces, whose waits it ends; they are waited for in any case. */
    private static boolean joinAll(List<Thread> threads) {
        boolean wasInterrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException interruption) {
                    wasInterrupted = true;
                    threads.forEach(Thread::interrupt);
                }
            }
        }
        return wasInterrupted;
    }

    private void close() {
        try {
            gathering.close();
        } catch (SQLException exception) {
            throw new DataAccessResourceFailureException("a connection cannot be given back", exception);
        }
    }
}
