package io.quelyos.persistence.database;

import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;

/**
 * A list of values as one PostgreSQL array, so that {@code = any(#{ids})} takes any number of them in one parameter and
 * one prepared statement. The array's type comes from the first element; an empty list is an empty text array, which
 * PostgreSQL is told to cast where the column is not text.
 */
@SuppressWarnings("rawtypes")
public final class ListTypeHandler extends BaseTypeHandler<List> {

    @Override
    public void setNonNullParameter(PreparedStatement statement, int index, List values, @Nullable JdbcType type)
        throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf(elementType(values), values.toArray()));
    }

    @Override
    public @Nullable List getNullableResult(ResultSet rows, String column) throws SQLException {
        return toList(rows.getArray(column));
    }

    @Override
    public @Nullable List getNullableResult(ResultSet rows, int column) throws SQLException {
        return toList(rows.getArray(column));
    }

    @Override
    public @Nullable List getNullableResult(CallableStatement statement, int column) throws SQLException {
        return toList(statement.getArray(column));
    }

    private static String elementType(List values) {
        Object first = values.isEmpty() ? "" : values.getFirst();
        return switch (first) {
            case UUID ignored -> "uuid";
            case Long ignored -> "bigint";
            case Integer ignored -> "int";
            case Boolean ignored -> "bool";
            default -> "text";
        };
    }

    private static @Nullable List toList(@Nullable Array array) throws SQLException {
        return array == null ? null : List.copyOf(Arrays.asList((Object[]) array.getArray()));
    }
}
