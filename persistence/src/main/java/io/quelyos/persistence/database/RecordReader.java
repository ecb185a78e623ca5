package io.quelyos.persistence.database;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.ibatis.executor.resultset.ResultSetWrapper;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.type.TypeHandler;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of rows: which column is which component is settled once for a statement and not for each row. A component
 * takes the column of its name, underscores and case aside; one without a column that is a record is
 * made of columns of the same row.
 */
final class RecordReader {

    private final String[] labels;
    private final int[] columns;
    private final @Nullable TypeHandler<?>[] handlers;
    private final @Nullable RecordReader[] parts;
    private final MethodHandle constructor;

    /**
     * A reader of one statement's rows.
     *
     * @throws SQLException when the rows cannot tell their columns
     * @throws IllegalStateException when a component has no column
     */
    RecordReader(Class<?> type, ResultSet rows, Configuration configuration) throws SQLException {
        RecordComponent[] components = type.getRecordComponents();
        var wrapper = new ResultSetWrapper(rows, configuration);
        this.labels = labels(rows);
        this.columns = new int[components.length];
        this.handlers = new TypeHandler<?>[components.length];
        this.parts = new RecordReader[components.length];
        List<String> names = Arrays.stream(labels).map(RecordReader::plain).toList();
        List<String> missing = new ArrayList<>();
        for (int index = 0; index < components.length; index++) {
            int column = names.indexOf(plain(components[index].getName()));
            Class<?> component = components[index].getType();
            if (column >= 0) {
                columns[index] = column + 1;
                handlers[index] = wrapper.getTypeHandler(component, labels[column]);
            } else if (component.isRecord()) {
                parts[index] = new RecordReader(component, rows, configuration);
            } else {
                missing.add(components[index].getName());
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException(type + " wants columns that are not among " + names + ": " + missing);
        }
        this.constructor = constructor(type, components);
    }

    /** Whether rows have the columns that this reader was made for. */
    boolean fits(ResultSet rows) throws SQLException {
        ResultSetMetaData described = rows.getMetaData();
        if (described.getColumnCount() != labels.length) {
            return false;
        }
        for (int index = 0; index < labels.length; index++) {
            if (!labels[index].equals(described.getColumnLabel(index + 1))) {
                return false;
            }
        }
        return true;
    }

    /** The record of the current row; null for a row of nulls, as MyBatis has it. */
    @Nullable
    Object read(ResultSet rows) throws SQLException {
        Object[] values = new Object[columns.length];
        boolean isEmpty = true;
        for (int index = 0; index < values.length; index++) {
            RecordReader part = parts[index];
            values[index] = part == null ? value(rows, index) : part.read(rows);
            isEmpty &= values[index] == null;
        }
        if (isEmpty) {
            return null;
        }
        try {
            return (Object) constructor.invokeExact(values);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable checked) {
            throw new IllegalStateException("a record's constructor threw", checked);
        }
    }

    private @Nullable Object value(ResultSet rows, int index) throws SQLException {
        return Objects.requireNonNull(handlers[index], "what is no record has a handler").getResult(
            rows,
            columns[index]
        );
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] types = Arrays.stream(components)
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                .findConstructor(type, MethodType.methodType(void.class, types))
                .asSpreader(Object[].class, types.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (NoSuchMethodException | IllegalAccessException unreachable) {
            throw new IllegalStateException("cannot make a " + type, unreachable);
        }
    }

    private static String[] labels(ResultSet rows) throws SQLException {
        ResultSetMetaData described = rows.getMetaData();
        String[] labels = new String[described.getColumnCount()];
        for (int index = 0; index < labels.length; index++) {
            labels[index] = described.getColumnLabel(index + 1);
        }
        return labels;
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
