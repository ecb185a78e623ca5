package io.quelyos.persistence.tenant.reading;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The connection of one piece of a {@link Gathering}: what it is asked is noted, and asked with the other pieces'. */
final class GatheredConnection implements InvocationHandler {

    private static final Set<String> PASSED_ON = Set.of(
        "createArrayOf",
        "getAutoCommit",
        "getMetaData",
        "getWarnings",
        "clearWarnings",
        "isClosed",
        "isValid",
        "isReadOnly",
        "getTransactionIsolation",
        "getHoldability",
        "getTypeMap",
        "unwrap",
        "isWrapperFor",
        "hashCode",
        "toString"
    );

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
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
        throws Throwable {
        String name = method.getName();
        if (name.equals("prepareStatement") && arguments != null) {
            return proxy(PreparedStatement.class, new Noted((Connection) proxy, String.valueOf(arguments[0])));
        }
        if (name.equals("equals") && arguments != null) {
            return proxy == arguments[0];
        }
        if (name.equals("close")) {
            return null;
        }
        if (PASSED_ON.contains(name)) {
            return call(line.connection(), method, arguments);
        }
        throw new SQLFeatureNotSupportedException("a unit of work that reads offers no " + name);
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
        throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException exception) {
            throw exception.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
            Proxy.newProxyInstance(GatheredConnection.class.getClassLoader(), new Class<?>[] { type }, handler)
        );
    }

    /** A statement that is noted with its parameters until it is asked. */
    private final class Noted implements InvocationHandler {

        private final Connection own;
        private final String sql;
        private final TreeMap<Integer, Gathering.Parameter> parameters = new TreeMap<>();
        private boolean isOfUnknownType;
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

        private @Nullable ResultSet ask() throws SQLException {
            List<Gathering.Parameter> inOrder = new ArrayList<>(parameters.values());
            rows = piece.gathering().ask(new Gathering.Asked(piece.number(), door, sql, inOrder, isOfUnknownType));
            return rows;
        }

        private void note(Method setter, int index, @Nullable Object[] arguments) {
            isOfUnknownType |= ReadingConnection.isOfUnknownType(setter, arguments);
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
