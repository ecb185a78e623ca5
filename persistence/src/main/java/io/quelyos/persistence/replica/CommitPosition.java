package io.quelyos.persistence.replica;

import io.quelyos.persistence.redis.RedisPatience;
import io.quelyos.persistence.tenant.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * Notes where in the database's log a commit lies, before whatever else follows the commit. What cannot be noted does not
 * undo a commit that has happened: then this instance reads from the primary until the replica has shown that it is past it.
 */
final class CommitPosition implements TransactionSynchronization, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(CommitPosition.class);

    private final DataSource primary;
    private final WritePositions positions;
    private final RedisPatience patience;
    private final TenantId tenant;
    private final Consumer<TenantId> changed;
    private boolean isCounted;

    CommitPosition(
        DataSource primary,
        WritePositions positions,
        RedisPatience patience,
        TenantId tenant,
        Consumer<TenantId> changed
    ) {
        this.primary = primary;
        this.positions = positions;
        this.patience = patience;
        this.tenant = tenant;
        this.changed = changed;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        isCounted = patience.ask(
            () -> {
                positions.begin(tenant);
                return true;
            },
            () -> false
        );
    }

    @Override
    public void afterCommit() {
        changed.accept(tenant);
        if (isCounted) {
            try {
                end(position());
            } catch (SQLException exception) {
                // The commit stays counted as under way until the count expires.
                LOG.warn("The position of a commit is not known: {}", exception.getMessage());
            }
        }
    }

    @Override
    public void afterCompletion(int status) {
        if (isCounted && status == STATUS_ROLLED_BACK) {
            end(0);
        }
    }

    private void end(long position) {
        patience.ask(
            () -> {
                positions.end(tenant, position);
                return true;
            },
            () -> false
        );
    }

    /** On the transaction's own connection: a second one may not be had while many write. */
    private long position() throws SQLException {
        Connection connection = DataSourceUtils.getConnection(primary);
        connection.setAutoCommit(true);
        try {
            return ReplicaPositions.committed(connection);
        } finally {
            connection.setAutoCommit(false);
            DataSourceUtils.releaseConnection(connection, primary);
        }
    }
}
