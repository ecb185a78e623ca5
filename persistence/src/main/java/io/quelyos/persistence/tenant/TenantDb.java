package io.quelyos.persistence.tenant;

import io.quelyos.persistence.tenant.reading.GatheredWork;
import io.quelyos.persistence.tenant.reading.Gathering;
import io.quelyos.persistence.tenant.reading.ReadLine;
import io.quelyos.persistence.tenant.reading.ReadingConnection;
import io.quelyos.persistence.tenant.reading.Replica;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only door to tenant tables. Every unit of work names its tenant; the door sets that tenant for one transaction, and
 * row-level security lets the transaction see nothing else. What writes is one transaction; of what only reads, each
 * statement is one with its tenant in front ({@link ReadingConnection}). A statement that did not come through the door fails, because
 * the policies raise an error when no tenant is set.
 *
 * <p>Which tenant a thread is working for is remembered here only to refuse a nested unit of work for another one. It is
 * never a source of the tenant: that is always the caller's explicit argument.
 */
public final class TenantDb {

    private static final ThreadLocal<@Nullable OpenUnit> OPEN_UNIT = new ThreadLocal<>();
    private static final String SET_TENANT = "select set_config('app.tenant_id', ?, true)";
    /** The triggers of what shops show set it (V0112). */
    private static final String TAKE_CONTENT_MARK =
        "select set_config('app.content_changed', coalesce(current_setting('app.content_changed', true), ''), true)";

    private final DataSource dataSource;
    private final TransactionTemplate reading;
    private final TransactionTemplate writing;
    private final TransactionTemplate apart;
    private final TransactionTemplate snapshot;
    private final Settling settling;
    private final long readTimeoutMs;
    private final String door;
    private final String doorByKeys;
    private final @Nullable Replica replica;

    /** What a change of what shops show waits for before its author is answered. */
    public interface Settling {
        /** Nothing remembers what shops show. */
        Settling NONE = new Settling() {
            @Override
            public boolean isNeeded() {
                return false;
            }

            @Override
            public void settle() {}
        };

        /** Whether anything remembers what shops show. */
        boolean isNeeded();

        /** Waits, after the commit, until nothing is remembered any more from before it. */
        void settle();
    }

    /**
     * The door to a database.
     *
     * @param readTimeout after which a statement of a unit of work that only reads is ended
     */
    public TenantDb(DataSource dataSource, Duration readTimeout, Settling settling) {
        this(dataSource, readTimeout, settling, null);
    }

    /**
     * The door to a database and to a replica of it.
     *
     * @param readTimeout after which a statement of a unit of work that only reads is ended
     * @param replica null for none
     */
    public TenantDb(DataSource dataSource, Duration readTimeout, Settling settling, @Nullable Replica replica) {
        this.replica = replica;
        this.dataSource = dataSource;
        this.settling = settling;
        this.readTimeoutMs = readTimeout.toMillis();
        this.door = ReadingConnection.door(readTimeoutMs);
        this.doorByKeys = ReadingConnection.doorByKeys(readTimeoutMs);
        var transactionManager = new JdbcTransactionManager(dataSource);
        // PostgreSQL then refuses any write, whatever the mapper says.
        transactionManager.setEnforceReadOnly(true);
        this.reading = new TransactionTemplate(transactionManager);
        this.reading.setReadOnly(true);
        this.writing = new TransactionTemplate(transactionManager);
        this.apart = new TransactionTemplate(transactionManager);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.snapshot = new TransactionTemplate(transactionManager);
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Runs a unit of work that only reads. Each of its statements sees what is committed when it begins, as in any
     * transaction of PostgreSQL's usual isolation; a statement that writes fails.
     *
     * @throws IllegalStateException when the calling thread is inside a unit of work of another tenant
     */
    public <T extends @Nullable Object> T read(TenantScoped scope, Supplier<T> work) {
        return run(scope, work, Kind.READS);
    }

    /**
     * As {@link #read}, for statements that find all their rows by keys, such as those of loaders: they are planned once and
     * not for each request. Not for lists, whose best plan depends on what they are asked for.
     *
     * @throws IllegalStateException when the calling thread is inside a unit of work of another tenant
     */
    public <T extends @Nullable Object> T readByKeys(TenantScoped scope, Supplier<T> work) {
        return run(scope, work, Kind.READS_BY_KEYS);
    }

    /**
     * Runs a unit of work in one transaction: all of it happens or nothing does.
     *
     * @throws IllegalStateException when the calling thread is inside a unit of work of another tenant, or of the same
     *     tenant that was opened for reading only
     */
    public <T extends @Nullable Object> T write(TenantScoped scope, Supplier<T> work) {
        return run(scope, work, Kind.WRITES);
    }

    /**
     * As {@link #write}, for work that may fail without the unit of work around it: what it wrote is undone then, by a
     * savepoint, and the caller who catches the exception can go on. A statement that fails elsewhere ends its whole unit.
     */
    public <T extends @Nullable Object> T writeApart(TenantScoped scope, Supplier<T> work) {
        OpenUnit outer = OPEN_UNIT.get();
        if (outer == null) {
            return run(scope, work, Kind.WRITES);
        }
        outer.admit(scope.tenantId(), true);
        return Nulls.cast(apart.execute(status -> work.get()));
    }

    /**
     * Runs a unit of work that only reads and sees the tenant as it was at one moment, however long it takes.
     *
     * @throws IllegalStateException when the calling thread is inside of any unit of work
     */
    public <T extends @Nullable Object> T readSnapshot(TenantScoped scope, Supplier<T> work) {
        return alone(snapshot, scope, false, work);
    }

    /**
     * Runs a unit of work that writes and of which nothing lasts: its transaction is rolled back, whatever becomes of the
     * work.
     *
     * @throws IllegalStateException when the calling thread is inside of any unit of work
     */
    public <T extends @Nullable Object> T rehearse(TenantScoped scope, Supplier<T> work) {
        return alone(writing, scope, true, work);
    }

    private <T extends @Nullable Object> T alone(
        TransactionTemplate template,
        TenantScoped scope,
        boolean isRehearsal,
        Supplier<T> work
    ) {
        TenantId tenant = Objects.requireNonNull(scope.tenantId(), "a unit of work needs a tenant");
        if (OPEN_UNIT.get() != null) {
            throw new IllegalStateException("a snapshot or a rehearsal is a unit of work of its own");
        }
        OPEN_UNIT.set(new OpenUnit(tenant, isRehearsal, null));
        try {
            return Nulls.cast(
                template.execute(status -> {
                    if (isRehearsal) {
                        status.setRollbackOnly();
                    }
                    setTenant(tenant, "");
                    return work.get();
                })
            );
        } finally {
            OPEN_UNIT.remove();
        }
    }

    /**
     * Runs pieces of work that read for one tenant side by side, so that what they ask at the same time is one round trip.
     * Each runs on a thread of its own and must neither write nor lean on what another piece changes. Returns when all are
     * done.
     *
     * @throws IllegalStateException when a piece reads for another tenant, or writes
     * @throws RuntimeException what the first piece of those that failed threw
     */
    public void readTogether(TenantScoped scope, List<Runnable> pieces) {
        TenantId tenant = Objects.requireNonNull(scope.tenantId(), "a unit of work needs a tenant");
        boolean isApart = OPEN_UNIT.get() == null && !TransactionSynchronizationManager.isSynchronizationActive();
        if (pieces.size() < 2 || !isApart) {
            pieces.forEach(Runnable::run);
            return;
        }
        ReadLine line = ReadLine.open(dataSource, replica, tenant);
        new GatheredWork(line, tenant, pieces, (piece, work) -> run(tenant, piece, work)).run();
    }

    private static void run(TenantId tenant, Gathering.Piece piece, Runnable work) {
        // The first piece runs on the caller's own thread, which is in no unit of work.
        OPEN_UNIT.set(new OpenUnit(tenant, false, piece));
        try {
            work.run();
        } finally {
            OPEN_UNIT.remove();
        }
    }

    private enum Kind {
        READS,
        READS_BY_KEYS,
        WRITES,
    }

    private <T extends @Nullable Object> T run(TenantScoped scope, Supplier<T> work, Kind kind) {
        boolean writes = kind == Kind.WRITES;
        TenantId tenant = Objects.requireNonNull(scope.tenantId(), "a unit of work needs a tenant");
        OpenUnit outer = OPEN_UNIT.get();
        if (outer != null) {
            outer.admit(tenant, writes);
            Gathering.Piece piece = outer.piece();
            return piece == null || TransactionSynchronizationManager.hasResource(dataSource)
                ? work.get()
                : reading(piece.connection(tenant, kind == Kind.READS_BY_KEYS ? doorByKeys : door), work);
        }
        OPEN_UNIT.set(new OpenUnit(tenant, writes, null));
        try {
            // A transaction of another data source keeps MyBatis' sessions until it ends, and with them the connection of
            // the first read; then only a transaction of our own keeps them apart.
            boolean isAlone = !TransactionSynchronizationManager.isSynchronizationActive();
            if (writes && isAlone && settling.isNeeded()) {
                return settled(tenant, work);
            }
            if (writes || !isAlone) {
                return inTransaction(writes, tenant, work);
            }
            return statementByStatement(tenant, kind == Kind.READS_BY_KEYS ? doorByKeys : door, work);
        } finally {
            OPEN_UNIT.remove();
        }
    }

    private <T extends @Nullable Object> T inTransaction(boolean writes, TenantId tenant, Supplier<T> work) {
        // The result may be null where the caller's work may return null.
        return Nulls.cast(
            (writes ? writing : reading).execute(status -> {
                if (writes && replica != null) {
                    TransactionSynchronizationManager.registerSynchronization(replica.aroundCommit(tenant));
                }
                setTenant(tenant, writes ? "" : ", set_config('statement_timeout', '" + readTimeoutMs + "', true)");
                return work.get();
            })
        );
    }

    /** Waits without a connection; what was rolled back did not change anything. */
    private <T extends @Nullable Object> T settled(TenantId tenant, Supplier<T> work) {
        var isContentChanged = new AtomicBoolean();
        T result = inTransaction(true, tenant, () -> {
            T done = work.get();
            isContentChanged.set(isContentMarked());
            return done;
        });
        if (isContentChanged.get()) {
            settling.settle();
        }
        return result;
    }

    private boolean isContentMarked() {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (
            PreparedStatement statement = connection.prepareStatement(TAKE_CONTENT_MARK);
            ResultSet mark = statement.executeQuery()
        ) {
            return mark.next() && !mark.getString(1).isEmpty();
        } catch (SQLException exception) {
            throw new IllegalStateException("cannot ask what a transaction changed", exception);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private <T extends @Nullable Object> T statementByStatement(TenantId tenant, String through, Supplier<T> work) {
        try (ReadLine line = ReadLine.open(dataSource, replica, tenant)) {
            try {
                return reading(ReadingConnection.over(line.connection(), tenant, through), work);
            } catch (RuntimeException failure) {
                // A unit of work that only reads can be begun again.
                if (!line.movesOn(failure)) {
                    throw failure;
                }
                return reading(ReadingConnection.over(line.connection(), tenant, through), work);
            }
        }
    }

    private <T extends @Nullable Object> T reading(Connection connection, Supplier<T> work) {
        TransactionSynchronizationManager.bindResource(dataSource, new ConnectionHolder(connection, true));
        try {
            return work.get();
        } finally {
            TransactionSynchronizationManager.unbindResource(dataSource);
        }
    }

    private void setTenant(TenantId tenant, String more) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (PreparedStatement statement = connection.prepareStatement(SET_TENANT + more)) {
            statement.setString(1, tenant.toString());
            statement.execute();
        } catch (SQLException exception) {
            throw new IllegalStateException("cannot set the tenant of a transaction", exception);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** @param piece where the unit is one of several that read together */
    private record OpenUnit(TenantId tenant, boolean writes, Gathering.@Nullable Piece piece) {
        void admit(TenantId nested, boolean nestedWrites) {
            if (!tenant.equals(nested)) {
                throw new IllegalStateException("a unit of work of one tenant cannot open one of another");
            }
            if (nestedWrites && !writes) {
                throw new IllegalStateException("a unit of work that reads cannot open one that writes");
            }
        }
    }
}
