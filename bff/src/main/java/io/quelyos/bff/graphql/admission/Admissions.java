package io.quelyos.bff.graphql.admission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.persistence.tenant.TenantId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets as many operations run at once as the machine does well. The others wait, which holds no connection to the database:
 * each tenant's in the order in which they came, and the tenants take turns, so that others do not wait for one tenant's crowd.
 * Where too many wait, the last of the longest line is told to come again.
 */
@Component
public final class Admissions implements AutoCloseable {

    /** Where the platform's own operations wait. */
    private static final Object PLATFORM = new Object();

    /** Turns that are over, and patience that is, are seen this often in their time while somebody waits. */
    private static final int LOOKS = 4;

    private final AdmissionSettings settings;
    private final Counter refused;
    private final ScheduledThreadPoolExecutor clock;

    private final ReentrantLock lock = new ReentrantLock();
    /** Those in which somebody runs or waits. */
    private final Map<Object, Line> lines = new HashMap<>();
    /** Those in which somebody may go, in their order. */
    private final SequencedSet<Line> ring = new LinkedHashSet<>();
    /** Who has a turn, the oldest first. */
    private final Deque<Ticket> atWork = new ArrayDeque<>();
    private int running = 0;
    private int waiting = 0;
    /** While somebody waits. */
    private @Nullable ScheduledFuture<?> nextLook;
    private boolean isClosed = false;

    Admissions(AdmissionSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.refused = meters.counter("graphql.operations.refused");
        meters.gauge("graphql.operations.running", this, Admissions::running);
        meters.gauge("graphql.operations.at.work", this, Admissions::working);
        meters.gauge("graphql.operations.waiting", this, Admissions::waiting);
        this.clock = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("admissions").factory());
    }

    /**
     * Runs an operation when it is its turn.
     *
     * @param tenant whose it is; null for the platform's own, which stand in one line like a tenant's
     * @throws ApiException UNAVAILABLE with {@code retryAfterSeconds} when too many wait already, or it waited too long; then
     *     nothing has happened
     */
    public <T> T run(@Nullable TenantId tenant, Supplier<T> operation) {
        Ticket ticket = enter(tenant == null ? PLATFORM : tenant);
        try {
            ticket.await();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            withdraw(ticket);
        }
        if (ticket.isRefused()) {
            refused.increment();
            throw new ApiException(
                ApiErrorCode.UNAVAILABLE,
                "The server is crowded; try again in a moment.",
                Map.of("retryAfterSeconds", settings.retryAfter().toSeconds())
            );
        }
        try {
            return operation.get();
        } finally {
            leave(ticket);
        }
    }

    /** How many operations run at this moment. */
    public int running() {
        return locked(() -> running);
    }

    /** How many wait for their turn at this moment. */
    public int waiting() {
        return locked(() -> waiting);
    }

    /** How many of those that run have a turn at this moment. */
    int working() {
        return locked(atWork::size);
    }

    /** How many tenants have operations that run or wait. */
    int lines() {
        return locked(lines::size);
    }

    private Ticket enter(Object key) {
        return locked(() -> {
            long now = System.nanoTime();
            Line line = lines.computeIfAbsent(key, mine -> new Line(mine, settings.atOnceOfOne()));
            var ticket = new Ticket(line, now);
            line.add(ticket);
            waiting++;
            if (isClosed) {
                refuse(ticket);
                return ticket;
            }
            settle(line);
            grant(now);
            if (waiting > settings.waiting()) {
                refuse(lastOfTheLongest(line));
            }
            watch();
            return ticket;
        });
    }

    private void leave(Ticket ticket) {
        change(() -> {
            running--;
            atWork.remove(ticket);
            ticket.line().ended();
            settle(ticket.line());
            grant(System.nanoTime());
        });
    }

    /** Refuses one whose thread is asked to end, unless it has been let in meanwhile: then its operation sees that it is. */
    private void withdraw(Ticket ticket) {
        change(() -> {
            if (ticket.isWaiting()) {
                refuse(ticket);
            }
        });
    }

    /** Ends the turns that are over and lets in who may go: of each tenant one, then of each the next. */
    private void grant(long now) {
        while (!atWork.isEmpty() && atWork.getFirst().ranNanos(now) >= settings.turn().toNanos()) {
            atWork.removeFirst();
        }
        while (running < settings.atOnce() && atWork.size() < settings.atWork() && !ring.isEmpty()) {
            Line line = ring.removeFirst();
            Ticket next = line.begin();
            waiting--;
            running++;
            atWork.addLast(next);
            next.start(now);
            settle(line);
        }
    }

    private void refuse(Ticket ticket) {
        ticket.line().remove(ticket);
        waiting--;
        ticket.refuse();
        settle(ticket.line());
    }

    /** Puts a line where it belongs after a change; one in which somebody may go keeps its place. */
    private void settle(Line line) {
        if (line.mayGo()) {
            ring.add(line);
        } else {
            ring.remove(line);
        }
        if (line.isIdle()) {
            lines.remove(line.key());
        }
    }

    /** Of equally long lines the newcomer's. */
    private Ticket lastOfTheLongest(Line own) {
        Line longest = own;
        for (Line line : lines.values()) {
            longest = line.size() > longest.size() ? line : longest;
        }
        return longest.last();
    }

    private void watch() {
        if (waiting > 0 && nextLook == null) {
            long shorter = Math.min(settings.turn().toNanos(), settings.patience().toNanos());
            nextLook = clock.schedule(this::look, shorter / LOOKS, TimeUnit.NANOSECONDS);
        }
    }

    private void look() {
        change(() -> {
            nextLook = null;
            try {
                long now = System.nanoTime();
                grant(now);
                impatient(now).forEach(this::refuse);
            } finally {
                watch();
            }
        });
    }

    private List<Ticket> impatient(long now) {
        return lines
            .values()
            .stream()
            .flatMap(line -> line.firstThatAre(ticket -> ticket.waitedNanos(now) >= settings.patience().toNanos()))
            .toList();
    }

    /** Refuses all that wait, and whoever comes. */
    @Override
    public void close() {
        change(() -> {
            isClosed = true;
            lines
                .values()
                .stream()
                .flatMap(line -> line.firstThatAre(Ticket::isWaiting))
                .toList()
                .forEach(this::refuse);
        });
        clock.shutdownNow();
    }

    private void change(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
