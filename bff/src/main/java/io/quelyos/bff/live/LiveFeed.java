package io.quelyos.bff.live;

import io.quelyos.auth.context.ApiException;
import io.quelyos.persistence.redis.live.LiveEntry;
import io.quelyos.persistence.redis.live.LivePosition;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The events of one topic for one client, each once and in their order. It remembers the last position that it gave. What
 * it hears from then on waits in memory; when that is too much, or something may not have been heard, it forgets what waits
 * and reads on from the stream, so that a slow client costs a bounded amount of memory and still misses nothing that is
 * kept.
 *
 * <p>One thread takes, any may offer or end.
 */
public final class LiveFeed implements AutoCloseable {

    /** Where a feed reads what it did not hear. */
    interface Source {
        /** What came after a position; null where not all of it is kept. */
        @Nullable
        List<LiveEntry> read(LivePosition after);

        /** Tells that something was missed, and where the topic ends now. */
        LiveEvent missed();

        /** Takes the feed off the list of those who hear. */
        void remove(LiveFeed feed);
    }

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final Duration UNREACHABLE_PAUSE = Duration.ofSeconds(1);

    private final Source source;
    private final int lag;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<LiveEntry> heard = new ArrayDeque<>();
    private final Deque<LiveEvent> ready = new ArrayDeque<>();
    private LivePosition last;
    /** Whether the stream holds something that was not heard, or may hold it, as at the beginning. */
    private boolean isBehind = true;
    private @Nullable ApiException end;

    LiveFeed(Source source, int lag, LivePosition after, @Nullable LiveEvent first) {
        this.source = source;
        this.lag = lag;
        this.last = after;
        if (first != null) {
            ready.add(first);
        }
    }

    /**
     * The next event; null where there was none within the time.
     *
     * @throws ApiException the reason why the feed was ended
     */
    public @Nullable LiveEvent next(Duration patience) throws InterruptedException {
        long rest = patience.toNanos();
        while (true) {
            LiveEvent waiting = takeWaiting();
            if (waiting != null) {
                return waiting;
            }
            boolean reads;
            lock.lock();
            try {
                while (!isBehind && heard.isEmpty() && end == null && rest > 0) {
                    rest = changed.awaitNanos(rest);
                }
                if (end == null && !isBehind && heard.isEmpty()) {
                    return null;
                }
                reads = isBehind;
                // Before it reads: what is heard meanwhile may be in the answer or not, and is compared.
                isBehind = false;
            } finally {
                lock.unlock();
            }
            if (reads && !isRead()) {
                pause(Math.min(rest, UNREACHABLE_PAUSE.toNanos()));
                return null;
            }
        }
    }

    /**
     * Lets events wait for a while.
     *
     * @throws ApiException the reason why the feed was ended meanwhile
     */
    public void rest(Duration time) throws InterruptedException {
        lock.lock();
        try {
            for (long left = time.toNanos(); left > 0 && end == null; ) {
                left = changed.awaitNanos(left);
            }
            if (end != null) {
                throw end;
            }
        } finally {
            lock.unlock();
        }
    }

    /** While Redis is away nothing happens that could be told. */
    private void pause(long nanos) throws InterruptedException {
        lock.lock();
        try {
            isBehind = true;
            for (long rest = nanos; rest > 0 && end == null; ) {
                rest = changed.awaitNanos(rest);
            }
        } finally {
            lock.unlock();
        }
    }

    private @Nullable LiveEvent takeWaiting() {
        lock.lock();
        try {
            if (end != null) {
                throw end;
            }
            if (!ready.isEmpty()) {
                return ready.remove();
            }
            while (!isBehind && !heard.isEmpty()) {
                LiveEntry entry = heard.remove();
                if (entry.position().compareTo(last) > 0) {
                    last = entry.position();
                    return LiveEvent.of(entry);
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Reads on from the stream; false where Redis does not answer. */
    private boolean isRead() {
        List<LiveEntry> entries;
        LiveEvent missed;
        try {
            entries = source.read(last);
            missed = entries == null ? source.missed() : null;
        } catch (DataAccessException unreachable) {
            LOG.debug("A feed cannot be read on", unreachable);
            return false;
        }
        lock.lock();
        try {
            if (missed != null) {
                ready.add(missed);
                last = LivePosition.of(missed.id());
            } else if (entries != null && !entries.isEmpty()) {
                entries.forEach(entry -> ready.add(LiveEvent.of(entry)));
                last = entries.getLast().position();
                // There may be more than one reading brings.
                isBehind = true;
            }
        } finally {
            lock.unlock();
        }
        return true;
    }

    void offer(LiveEntry entry) {
        lock.lock();
        try {
            if (heard.size() >= lag) {
                heard.clear();
                isBehind = true;
            } else if (!isBehind) {
                heard.add(entry);
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Something may not have been heard. */
    void catchUp() {
        lock.lock();
        try {
            isBehind = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the feed; whoever takes from it is told why. */
    public void end(ApiException reason) {
        lock.lock();
        try {
            if (end == null) {
                end = reason;
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        source.remove(this);
    }
}
