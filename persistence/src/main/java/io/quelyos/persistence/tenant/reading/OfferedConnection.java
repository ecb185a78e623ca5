package io.quelyos.persistence.tenant.reading;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a unit of work that reads is offered of a connection: prepared statements that run one by one, and what tells about
 * the connection without changing it. Whatever else a caller tries is refused.
 */
abstract class OfferedConnection implements InvocationHandler {

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

    /** What is offered a part of, at this moment. */
    abstract Connection connection();

    /** Prepares a statement. */
    abstract Object prepare(Connection offered, String sql) throws SQLException;

    @Override
    public final @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
        throws Throwable {
        String name = method.getName();
        if (name.equals("prepareStatement") && arguments != null && arguments.length == 1) {
            return prepare((Connection) proxy, String.valueOf(arguments[0]));
        }
        if (name.equals("equals") && arguments != null) {
            return proxy == arguments[0];
        }
        // Whoever opened the unit of work gives the connection back, not whoever reads with it.
        if (name.equals("close")) {
            return null;
        }
        if (PASSED_ON.contains(name)) {
            return call(connection(), method, arguments);
        }
        throw new SQLFeatureNotSupportedException("a unit of work that reads offers no " + name);
    }

    /** Whether a setter gives a parameter whose type only the server knows. */
    static boolean isOfUnknownType(Method method, @Nullable Object @Nullable [] arguments) {
        return (
            arguments != null &&
            arguments.length >= 2 &&
            method.getName().startsWith("set") &&
            (arguments[1] == null || method.getName().equals("setNull") || isTypeOther(arguments))
        );
    }

    private static boolean isTypeOther(@Nullable Object[] arguments) {
        return arguments.length >= 3 && Objects.equals(arguments[2], Types.OTHER);
    }

    static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
        throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException exception) {
            throw exception.getTargetException();
        }
    }

    static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
            Proxy.newProxyInstance(OfferedConnection.class.getClassLoader(), new Class<?>[] { type }, handler)
        );
    }
}
