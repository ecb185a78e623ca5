package io.quelyos.persistence.productimport;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;

/** Writes a stream of known length as bytea, which the driver then passes on without holding it. */
public final class SizedStreamTypeHandler extends BaseTypeHandler<SizedStream> {

    @Override
    public void setNonNullParameter(PreparedStatement statement, int index, SizedStream stream, @Nullable JdbcType type)
        throws SQLException {
        statement.setBinaryStream(index, stream.bytes(), stream.byteSize());
    }

    @Override
    public SizedStream getNullableResult(ResultSet rows, String column) {
        throw new UnsupportedOperationException("files are read in slices");
    }

    @Override
    public SizedStream getNullableResult(ResultSet rows, int column) {
        throw new UnsupportedOperationException("files are read in slices");
    }

    @Override
    public SizedStream getNullableResult(CallableStatement statement, int column) {
        throw new UnsupportedOperationException("files are read in slices");
    }
}
