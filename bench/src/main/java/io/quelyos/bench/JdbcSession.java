package io.quelyos.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The reference: one connection to PostgreSQL as the application role, on which the tenant and the whole answer are asked
 * for in one round trip.
 */
final class JdbcSession implements Session {

    private final Connection connection;
    private final PreparedStatement statement;
    private final Workload workload;

    JdbcSession(Connection connection, Workload workload) throws SQLException {
        this.connection = connection;
        this.workload = workload;
        this.statement = connection.prepareStatement(workload.sql());
    }

    @Override
    public byte[] ask(Question question) throws SQLException {
        workload.bind(statement, question);
        statement.execute();
        if (!statement.getMoreResults()) {
            throw new IllegalStateException("the second part of the statement answered nothing");
        }
        try (ResultSet rows = statement.getResultSet()) {
            byte[] answer = rows.next() ? rows.getBytes(1) : null;
            if (answer == null) {
                throw new IllegalStateException("PostgreSQL answered no row to " + question);
            }
            return answer;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
