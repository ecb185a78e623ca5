package io.quelyos.persistence.replica;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Asks servers how far they are in the log, as the number of its bytes. */
final class ReplicaPositions {

    private ReplicaPositions() {}

    /**
     * Up to where the log has all that is committed on the primary: as far as it is on disk, and where commits do not wait
     * for the disk, as far as there is any.
     */
    static long committed(Connection primary) throws SQLException {
        return number(
            primary,
            """
            select (case current_setting('synchronous_commit') when 'off' then pg_current_wal_insert_lsn()
                else pg_current_wal_flush_lsn() end - '0/0'::pg_lsn)::bigint
            """
        );
    }

    /** Up to where a replica has replayed the log; negative when the server is no replica. */
    static long replayed(Connection replica) throws SQLException {
        return number(
            replica,
            """
            select case when pg_is_in_recovery() then coalesce((pg_last_wal_replay_lsn() - '0/0'::pg_lsn)::bigint, 0)
                else -1 end
            """
        );
    }

    /** Which database cluster a server belongs to; a replica has its primary's. */
    static long cluster(Connection server) throws SQLException {
        return number(server, "select system_identifier from pg_control_system()");
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
