package io.quelyos.persistence.tenant.reading;

import io.quelyos.persistence.tenant.TenantId;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * A connection whose every statement brings its tenant along. A transaction around one read costs three round trips: one
 * that begins it and sets the tenant, one that reads, one that ends it. Here both statements are prepared as one text and
 * travel together: PostgreSQL runs what arrives before one Sync message as one implicit transaction, so the tenant is set
 * for exactly that read and gone after it, and the transaction is read-only for as long.
 */
public final class ReadingConnection extends OfferedConnection {

    /**
     * Comes before every statement; its only parameter is the tenant. The time is part of the text, which the driver knows
     * its prepared statements by; the server begins to count it with the statement behind the door.
     */
    private static final String DOOR =
        "select set_config('app.tenant_id', ?, true), set_config('transaction_read_only', 'on', true)," +
        " set_config('statement_timeout', '";

    private final Connection connection;
    private final String tenant;
    private final String door;

    private ReadingConnection(Connection connection, TenantId tenant, String door) {
        this.connection = connection;
        this.tenant = tenant.toString();
        this.door = door;
    }

    /** The door of statements that are ended after a while, and planned anew where that seems to pay. */
    public static String door(long timeoutMs) {
        // Said here too, because it may stand behind the door below in one transaction.
        return DOOR + timeoutMs + "', true), set_config('plan_cache_mode', 'auto', true); ";
    }

    /**
     * The door of statements that ask for rows by their keys: there is one good plan for any keys of any tenant. PostgreSQL
     * would plan them anew each time, because it reckons with ten elements where an array's length is unknown and finds
     * every plan for a shorter one cheaper; and the planning costs more than the reading.
     */
    public static String doorByKeys(long timeoutMs) {
        return DOOR + timeoutMs + "', true), set_config('plan_cache_mode', 'force_generic_plan', true); ";
    }

    /** Puts a door before a connection that commits by itself. */
    public static Connection over(Connection connection, TenantId tenant, String door) {
        return proxy(Connection.class, new ReadingConnection(connection, tenant, door));
    }

    @Override
    Connection connection() {
        return connection;
    }

    @Override
    Object prepare(Connection offered, String sql) throws SQLException {
        return proxy(PreparedStatement.class, new Statement(connection.prepareStatement(door + sql), tenant));
    }

    /** A statement behind the door: its parameters are one further on, and the door's own result is stepped over. */
    private record Statement(PreparedStatement statement, String tenant) implements InvocationHandler {
        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
            return switch (method.getName()) {
                case "execute" -> {
                    refuseText(arguments);
                    yield run();
                }
                case "executeQuery" -> {
                    refuseText(arguments);
                    run();
                    yield statement.getResultSet();
                }
                case "executeUpdate", "executeLargeUpdate" -> {
                    refuseText(arguments);
                    run();
                    yield statement.getUpdateCount();
                }
                case "addBatch", "executeBatch", "executeLargeBatch" -> throw new SQLFeatureNotSupportedException(
                    "a unit of work that reads runs no batches"
                );
                case "equals" -> arguments != null && proxy == arguments[0];
                default -> {
                    keepTogether(method, arguments);
                    yield call(statement, method, shifted(method, arguments));
                }
            };
        }

        private boolean run() throws SQLException {
            statement.setString(1, tenant);
            statement.execute();
            return statement.getMoreResults();
        }

        /**
         * The driver asks the server to describe a prepared statement that has a parameter of unknown type, and later
         * sends a Sync before a described statement whose answer may be long: between the door and the read, which would
         * then have no tenant. A statement that is never prepared in the server is never described.
         */
        private void keepTogether(Method method, @Nullable Object @Nullable [] arguments) throws SQLException {
            if (isOfUnknownType(method, arguments)) {
                statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            }
        }

        /** The setters of parameters are the only ones with an index and a value. */
        private static @Nullable Object @Nullable [] shifted(Method method, @Nullable Object @Nullable [] arguments) {
            if (
                arguments != null &&
                arguments.length >= 2 &&
                method.getName().startsWith("set") &&
                arguments[0] instanceof Integer index
            ) {
                arguments[0] = index + 1;
            }
            return arguments;
        }

        private static void refuseText(@Nullable Object @Nullable [] arguments) throws SQLException {
            if (arguments != null && arguments.length > 0) {
                throw new SQLFeatureNotSupportedException("a prepared statement takes no other text");
            }
        }
    }
}
