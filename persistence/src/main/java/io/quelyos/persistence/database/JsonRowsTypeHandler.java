package io.quelyos.persistence.database;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * A list of rows as one JSON parameter, for {@code jsonb_to_recordset}: any number of rows with columns of any type,
 * nulls and arrays among them, in one parameter and one prepared statement. Components become columns by their names.
 */
@SuppressWarnings("rawtypes")
public final class JsonRowsTypeHandler extends BaseTypeHandler<List> {

    private static final JsonMapper MAPPER = JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .build();

    @Override
    public void setNonNullParameter(PreparedStatement statement, int index, List rows, @Nullable JdbcType type)
        throws SQLException {
        // Said to be jsonb, or the driver would ask the server for the type, and never keep the statement prepared.
        var json = new PGobject();
        json.setType("jsonb");
        json.setValue(MAPPER.writeValueAsString(rows));
        statement.setObject(index, json);
    }

    @Override
    public List getNullableResult(ResultSet rows, String column) {
        throw new UnsupportedOperationException("rows are only ever written in this form");
    }

    @Override
    public List getNullableResult(ResultSet rows, int column) {
        throw new UnsupportedOperationException("rows are only ever written in this form");
    }

    @Override
    public List getNullableResult(CallableStatement statement, int column) {
        throw new UnsupportedOperationException("rows are only ever written in this form");
    }
}
