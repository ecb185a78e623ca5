package io.quelyos.bff.graphql.admission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.persistence.tenant.TenantId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets as many operations run at once as the machine does well. The others wait, which holds no connection to the database:
 * each tenant's in the order in which they came, and the tenants take turns, so that a crowd of one makes no other wait longer
 * than for one operation's turn. Who comes when too many wait is told to come again.
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
    private final Queue<Line> ring = new ArrayDeque<>();
    /** Who has a turn, the oldest first. */
    private final Deque<Ticket> atWork = new ArrayDeque<>();
    private int running = 0;
    private int waiting = 0;
    /** While somebody waits. */
    private @Nullable ScheduledFuture<?> nextLook;

    Admissions(AdmissionSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.refused = meters.counter("graphql.operations.refused");
        meters.gauge("graphql.operations.running", this, Admissions::running);
        meters.gauge("graphql.operations.waiting", this, Admissions::waiting);
        this.clock = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("admissions").factory());
    }

    /**
     * Runs an operation when it is its turn.
     *
     * @param tenant whose it is; null for the platform's own
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
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    /** How many wait for their turn at this moment. */
    public int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /** How many tenants have operations that run or wait. */
    int lines() {
        lock.lock();
        try {
            return lines.size();
        } finally {
            lock.unlock();
        }
    }

    private Ticket enter(Object key) {
        lock.lock();
        try {
            long now = System.nanoTime();
            Line line = lines.computeIfAbsent(key, mine -> new Line(mine, settings.atOnceOfOne()));
            var ticket = new Ticket(line, now);
            line.waiting().add(ticket);
            waiting++;
            enlist(line);
            grant(now);
            if (ticket.isWaiting()) {
                if (waiting > settings.waiting() || line.waiting().size() > settings.waitingOfOne()) {
                    refuse(ticket);
                } else {
                    watch();
                }
            }
            return ticket;
        } finally {
            lock.unlock();
        }
    }

    private void leave(Ticket ticket) {
        lock.lock();
        try {
            running--;
            atWork.remove(ticket);
            ticket.line().ended();
            enlist(ticket.line());
            grant(System.nanoTime());
            forgetIfIdle(ticket.line());
        } finally {
            lock.unlock();
        }
    }

    /** Refuses one whose thread is asked to end, unless it has been let in meanwhile: then its operation sees that it is. */
    private void withdraw(Ticket ticket) {
        lock.lock();
        try {
            if (ticket.isWaiting()) {
                refuse(ticket);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets in who may go: of each tenant one, then of each the next. */
    private void grant(long now) {
        while (running < settings.atOnce() && atWork.size() < settings.atWork() && !ring.isEmpty()) {
            Line line = ring.remove();
            line.setInRing(false);
            if (line.mayGo()) {
                Ticket next = line.waiting().remove();
                waiting--;
                running++;
                line.started();
                atWork.add(next);
                next.start(now);
            }
            enlist(line);
            forgetIfIdle(line);
        }
    }

    private void enlist(Line line) {
        if (line.mayGo() && !line.isInRing()) {
            line.setInRing(true);
            ring.add(line);
        }
    }

    private void refuse(Ticket ticket) {
        ticket.line().waiting().remove(ticket);
        waiting--;
        ticket.refuse();
        forgetIfIdle(ticket.line());
    }

    private void forgetIfIdle(Line line) {
        if (line.isIdle()) {
            lines.remove(line.key());
        }
    }

    private void watch() {
        if (nextLook == null) {
            long shorter = Math.min(settings.turn().toNanos(), settings.patience().toNanos());
            nextLook = clock.schedule(this::look, shorter / LOOKS, TimeUnit.NANOSECONDS);
        }
    }

    private void look() {
        lock.lock();
        try {
            long now = System.nanoTime();
            while (!atWork.isEmpty() && atWork.getFirst().ranNanos(now) >= settings.turn().toNanos()) {
                atWork.removeFirst();
            }
            grant(now);
            impatient(now).forEach(this::refuse);
            nextLook = null;
            if (waiting > 0) {
                watch();
            }
        } finally {
            lock.unlock();
        }
    }

    private List<Ticket> impatient(long now) {
        List<Ticket> found = new ArrayList<>();
        for (Line line : lines.values()) {
            for (Ticket ticket : line.waiting()) {
                if (ticket.waitedNanos(now) < settings.patience().toNanos()) {
                    break;
                }
                found.add(ticket);
            }
        }
        return found;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
