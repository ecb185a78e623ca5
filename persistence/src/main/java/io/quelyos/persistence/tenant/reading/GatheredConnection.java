package io.quelyos.persistence.tenant.reading;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgArray;

/** The connection of one piece of a {@link Gathering}: what it is asked is noted, and asked with the other pieces'. */
final class GatheredConnection extends OfferedConnection {

    private final ReadLine line;
    private final Gathering.Piece piece;
    private final String door;

    private GatheredConnection(ReadLine line, Gathering.Piece piece, String door) {
        this.line = line;
        this.piece = piece;
        this.door = door;
    }

    static Connection of(ReadLine line, Gathering.Piece piece, String door) {
        return proxy(Connection.class, new GatheredConnection(line, piece, door));
    }

    @Override
    Connection connection() {
        return line.connection();
    }

    @Override
    Object prepare(Connection offered, String sql) {
        return proxy(PreparedStatement.class, new Noted(offered, sql));
    }

    /** A statement that is noted with its parameters until it is asked. */
    private final class Noted implements InvocationHandler {

        private final Connection own;
        private final String sql;
        private final TreeMap<Integer, Gathering.Parameter> parameters = new TreeMap<>();
        private boolean isOfUnknownType;
        private int bytes;
        private @Nullable ResultSet rows;

        Noted(Connection own, String sql) {
            this.own = own;
            this.sql = sql;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
            if (arguments != null && arguments.length >= 2 && arguments[0] instanceof Integer index) {
                note(method, index, arguments);
                return null;
            }
            return switch (method.getName()) {
                case "execute" -> {
                    ask();
                    yield true;
                }
                case "executeQuery" -> ask();
                case "getResultSet" -> rows;
                case "getMoreResults", "isClosed" -> false;
                case "getUpdateCount" -> -1;
                case "getConnection" -> own;
                case "close", "getWarnings", "clearWarnings" -> null;
                case "hashCode" -> System.identityHashCode(proxy);
                case "toString" -> sql;
                case "equals" -> arguments != null && proxy == arguments[0];
                default -> throw new SQLFeatureNotSupportedException(
                    "a statement that is asked with others offers no " + method.getName()
                );
            };
        }

        /** About how long a parameter is on its way, in the form that the driver has made of it already. */
        private static int length(@Nullable Object value) {
            return switch (value) {
                case String text -> text.length();
                case PgArray array -> length(array);
                case null, default -> Long.BYTES;
            };
        }

        private static int length(PgArray array) {
            byte[] bytes = array.toBytes();
            return bytes == null ? array.toString().length() : bytes.length;
        }

        private @Nullable ResultSet ask() throws SQLException {
            List<Gathering.Parameter> inOrder = new ArrayList<>(parameters.values());
            rows = piece
                .gathering()
                .ask(new Gathering.Asked(piece.number(), door, sql, inOrder, isOfUnknownType, sql.length() + bytes));
            return rows;
        }

        private void note(Method setter, int index, @Nullable Object[] arguments) {
            isOfUnknownType |= isOfUnknownType(setter, arguments);
            bytes += length(arguments[1]);
            parameters.put(index, (statement, offset) -> {
                @Nullable
                Object[] moved = arguments.clone();
                moved[0] = offset + index;
                try {
                    setter.invoke(statement, moved);
                } catch (InvocationTargetException thrown) {
                    if (thrown.getTargetException() instanceof SQLException refused) {
                        throw refused;
                    }
                    throw new IllegalStateException("a parameter cannot be set", thrown.getTargetException());
                } catch (IllegalAccessException impossible) {
                    throw new IllegalStateException("a setter cannot be called", impossible);
                }
            });
        }
    }
}
