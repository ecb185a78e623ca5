package io.quelyos.bff.live;

import io.quelyos.persistence.live.LiveEventMapper;
import io.quelyos.persistence.live.LiveEventRow;
import io.quelyos.persistence.redis.RedisPatience;
import io.quelyos.persistence.redis.live.LiveStreamStore;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Moves committed events from the database to Redis: those of a tenant by one publisher at a time, the oldest first. An
 * event is removed from the database after Redis has it; when an instance dies between the two, the next publisher offers
 * it once more, and Redis knows it already.
 */
@Component
public final class LivePublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LivePublisher.class);
    private static final Duration REDIS_PAUSE = Duration.ofSeconds(2);

    private final TenantDb tenantDb;
    private final LiveEventMapper events;
    private final LiveStreamStore streams;
    private final LiveSettings settings;
    private final RedisPatience redis = new RedisPatience("live events", REDIS_PAUSE);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore turns;
    private final Set<TenantId> waiting = ConcurrentHashMap.newKeySet();

    LivePublisher(TenantDb tenantDb, LiveEventMapper events, LiveStreamStore streams, LiveSettings settings) {
        this.tenantDb = tenantDb;
        this.events = events;
        this.streams = streams;
        this.settings = settings;
        this.turns = new Semaphore(settings.publishers());
    }

    /** Has a tenant's events published soon; does not wait for it. */
    void wake(TenantId tenant) {
        if (waiting.add(tenant)) {
            workers.execute(() -> publishInTurn(tenant));
        }
    }

    private void publishInTurn(TenantId tenant) {
        turns.acquireUninterruptibly();
        try {
            // What is committed after this wakes another one.
            waiting.remove(tenant);
            publishAll(TenantScoped.of(tenant));
        } catch (DataAccessException | TransactionException exception) {
            LOG.warn("Events of tenant {} wait for the sweep", tenant, exception);
        } finally {
            turns.release();
        }
    }

    /**
     * Publishes all events of a tenant.
     *
     * @return whether none is left; false where Redis does not answer
     */
    boolean publishAll(TenantScoped scope) {
        Progress progress = Progress.MORE;
        while (progress == Progress.MORE) {
            progress = tenantDb.write(scope, () -> publishSome(scope));
        }
        return progress == Progress.DONE;
    }

    private Progress publishSome(TenantScoped scope) {
        events.lockTurns();
        List<LiveEventRow> oldest = events.listOldest(settings.publishedAtOnce());
        List<UUID> published = new ArrayList<>();
        for (LiveEventRow row : oldest) {
            if (!redis.ask(() -> add(scope.tenantId(), row), () -> false)) {
                break;
            }
            published.add(row.id());
        }
        if (!published.isEmpty()) {
            events.delete(published);
        }
        if (published.size() < oldest.size()) {
            return Progress.STUCK;
        }
        return oldest.size() < settings.publishedAtOnce() ? Progress.DONE : Progress.MORE;
    }

    private boolean add(TenantId tenant, LiveEventRow row) {
        streams.add(
            tenant,
            row.id(),
            row.topic(),
            new LiveStreamStore.Draft(row.kind(), row.payload(), row.createdAt().toInstant()),
            new LiveStreamStore.Retention(settings.keptEvents(), settings.keptFor())
        );
        return true;
    }

    @Override
    public void close() {
        workers.close();
    }

    private enum Progress {
        DONE,
        MORE,
        STUCK,
    }
}
