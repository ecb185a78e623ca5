package io.quelyos.persistence.address;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;
import tools.jackson.databind.json.JsonMapper;

/** An address as an object in a jsonb column. */
public final class PostalAddressTypeHandler extends BaseTypeHandler<PostalAddress> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public void setNonNullParameter(
        PreparedStatement statement,
        int index,
        PostalAddress address,
        @Nullable JdbcType type
    ) throws SQLException {
        // Said to be jsonb, or the driver would ask the server for the type, and never keep the statement prepared.
        var json = new PGobject();
        json.setType("jsonb");
        json.setValue(JSON.writeValueAsString(address));
        statement.setObject(index, json);
    }

    @Override
    public @Nullable PostalAddress getNullableResult(ResultSet rows, String column) throws SQLException {
        return read(rows.getString(column));
    }

    @Override
    public @Nullable PostalAddress getNullableResult(ResultSet rows, int column) throws SQLException {
        return read(rows.getString(column));
    }

    @Override
    public @Nullable PostalAddress getNullableResult(CallableStatement statement, int column) throws SQLException {
        return read(statement.getString(column));
    }

    private static @Nullable PostalAddress read(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, PostalAddress.class);
    }
}
