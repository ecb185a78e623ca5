package io.quelyos.persistence.tenant.reading;

import io.quelyos.persistence.tenant.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * What a unit of work that only reads has of the database: a connection to the replica where that may answer, and when the
 * replica fails, one to the primary in its place.
 */
public final class ReadLine implements AutoCloseable {

    private final DataSource primary;
    private final List<Connection> opened = new ArrayList<>();
    /** Null when it leads to the primary. */
    private volatile @Nullable Replica replica;
    private volatile Connection connection;

    private ReadLine(DataSource primary, @Nullable Replica replica, Connection connection) {
        this.primary = primary;
        this.replica = replica;
        this.connection = connection;
        this.opened.add(connection);
    }

    /**
     * Opens a line to the replica, or to the primary where there is none that may answer for the tenant.
     *
     * @throws DataAccessResourceFailureException when the primary gives no connection
     */
    public static ReadLine open(DataSource primary, @Nullable Replica replica, TenantId tenant) {
        Connection elsewhere = replica == null ? null : replica.connectionFor(tenant);
        return elsewhere == null
            ? new ReadLine(primary, null, connect(primary))
            : new ReadLine(primary, replica, elsewhere);
    }

    /** The connection to ask at this moment; it is given back by {@link #close} only. */
    public Connection connection() {
        return connection;
    }

    /**
     * Whether what failed may be asked again now: the replica failed, and the line leads to the primary from here on. Rows
     * that the replica gave before can still be read.
     */
    public boolean movesOn(Throwable failure) {
        Replica failed = replica;
        if (failed == null || !failed.hasFailed(failure)) {
            return false;
        }
        Connection other = connect(primary);
        opened.add(other);
        connection = other;
        replica = null;
        return true;
    }

    @Override
    public void close() {
        SQLException first = null;
        for (Connection open : opened) {
            try {
                open.close();
            } catch (SQLException exception) {
                first = exception;
            }
        }
        if (first != null) {
            throw new DataAccessResourceFailureException("a connection cannot be given back", first);
        }
    }

    private static Connection connect(DataSource server) {
        try {
            return server.getConnection();
        } catch (SQLException exception) {
            throw new DataAccessResourceFailureException("the database does not answer", exception);
        }
    }
}
