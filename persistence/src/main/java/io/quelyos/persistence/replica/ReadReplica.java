package io.quelyos.persistence.replica;

import com.zaxxer.hikari.HikariDataSource;
import io.quelyos.persistence.content.ContentChanges;
import io.quelyos.persistence.redis.RedisPatience;
import io.quelyos.persistence.tenant.TenantChanges;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.reading.Replica;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * Decides for each unit of work that only reads whether the replica may answer. It may when it has come as far as the
 * tenant's last commit, whichever instance that came through ({@link WritePositions}), and as far as whatever this instance
 * was told of the tenant by the database; when it is less behind than the settings allow; and when Redis can be asked at all.
 * In every other case the primary answers, so that whoever wrote reads what they wrote.
 */
public final class ReadReplica implements Replica, TenantChanges.Listener, ContentChanges.Listener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReadReplica.class);
    private static final Duration REDIS_PAUSE = Duration.ofSeconds(2);

    private final DataSource primary;
    private final HikariDataSource replica;
    private final WritePositions positions;
    private final Duration maxLag;
    private final RedisPatience patience = new RedisPatience("positions of replicas", REDIS_PAUSE);
    private final Map<TenantId, Long> changes = new ConcurrentHashMap<>();
    private final Semaphore wanted = new Semaphore(0);
    private final LongAdder replicaReads = new LongAdder();
    private final LongAdder primaryReads = new LongAdder();
    private volatile long everythingChangedAt = System.nanoTime();
    private volatile ReplicaView view = ReplicaView.out("it was not asked yet");

    ReadReplica(DataSource primary, HikariDataSource replica, WritePositions positions, Duration maxLag) {
        this.primary = primary;
        this.replica = replica;
        this.positions = positions;
        this.maxLag = maxLag;
    }

    /** Why no unit of work is sent there at this moment; null when they are. */
    public @Nullable String reasonToLeaveOut() {
        ReplicaView seen = view;
        if (seen.reason() != null) {
            return seen.reason();
        }
        return seen.lag().compareTo(maxLag) > 0 ? "it is " + seen.lag().toMillis() + " ms behind" : null;
    }

    /** How far it is behind, at the most; zero while that is not known. */
    public Duration lag() {
        ReplicaView seen = view;
        return seen.reason() == null ? seen.lag() : Duration.ZERO;
    }

    /** How many units of work were begun there. */
    public long replicaReads() {
        return replicaReads.sum();
    }

    /** How many units of work that only read went to the primary. */
    public long primaryReads() {
        return primaryReads.sum();
    }

    @Override
    public @Nullable Connection connectionFor(TenantId tenant) {
        if (hasAllOf(tenant)) {
            try {
                Connection connection = replica.getConnection();
                replicaReads.increment();
                return connection;
            } catch (SQLTransientConnectionException busy) {
                // All are in use: it is well, and the primary helps out. A pool without any has nothing that could be in use.
                if (replica.getHikariPoolMXBean().getActiveConnections() < replica.getMaximumPoolSize()) {
                    leaveOut("it gives no connection", busy);
                }
            } catch (SQLException unreachable) {
                leaveOut("it gives no connection", unreachable);
            }
        }
        primaryReads.increment();
        return null;
    }

    @Override
    public boolean hasFailed(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String state = cause instanceof SQLException exception ? exception.getSQLState() : null;
            // Replaying comes before reading: PostgreSQL ends a statement that is in its way, and the server is well. Where
            // each waits for a page of the other it calls that a deadlock.
            if ("40001".equals(state) || "40P01".equals(state)) {
                return true;
            }
            if (state != null && (state.startsWith("08") || state.startsWith("57P"))) {
                leaveOut("it broke a connection off", failure);
                return true;
            }
        }
        return false;
    }

    @Override
    public TransactionSynchronization aroundCommit(TenantId tenant) {
        return new CommitPosition(primary, positions, patience, tenant, this::tenantChanged);
    }

    /** Nothing that was committed until now is taken for known to the replica before it shows so. */
    @Override
    public void tenantChanged(TenantId tenant) {
        changes.put(tenant, System.nanoTime());
    }

    @Override
    public void contentChanged(TenantId tenant) {
        tenantChanged(tenant);
    }

    @Override
    public void changesMissed() {
        everythingChangedAt = System.nanoTime();
    }

    DataSource pool() {
        return replica;
    }

    @Override
    public void close() {
        replica.close();
    }

    /** What was last seen of it; what the replica has by now need not be remembered. */
    void see(ReplicaView seen) {
        if (seen.reason() == null && view.reason() != null) {
            LOG.info("The replica is read from");
        }
        view = seen;
        if (seen.reason() == null) {
            changes.values().removeIf(seen::isAfter);
        }
    }

    /** Sends nothing there until it is seen well again. */
    void leaveOut(String reason, Throwable cause) {
        if (view.reason() == null) {
            LOG.warn("The replica is left out, {}: {}", reason, cause.getMessage());
            LOG.debug("The replica is left out", cause);
        }
        view = ReplicaView.out(reason);
    }

    /** Waits until it is worth asking the replica how far it is: soon where somebody had to go to the primary meanwhile. */
    void awaitDemand(Duration longest) throws InterruptedException {
        wanted.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
        wanted.drainPermits();
    }

    private boolean hasAllOf(TenantId tenant) {
        ReplicaView seen = view;
        if (seen.reason() != null || seen.lag().compareTo(maxLag) > 0) {
            return false;
        }
        boolean isThere = hasWhatIsKnown(seen, tenant) && hasWhatIsWritten(seen, tenant);
        if (!isThere) {
            wanted.release();
        }
        return isThere;
    }

    private boolean hasWhatIsKnown(ReplicaView seen, TenantId tenant) {
        Long changedAt = changes.get(tenant);
        return seen.isAfter(everythingChangedAt) && (changedAt == null || seen.isAfter(changedAt));
    }

    private boolean hasWhatIsWritten(ReplicaView seen, TenantId tenant) {
        return patience.ask(() -> positions.find(tenant), () -> WritePositions.UNKNOWN) <= seen.position();
    }
}
