package io.quelyos.persistence.database;

import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.executor.parameter.ParameterHandler;
import org.apache.ibatis.executor.resultset.ResultSetHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.jspecify.annotations.Nullable;

/**
 * MyBatis, but for rows that are records: its own mapping compares the names of all columns with those of all components
 * again for each row, which was the larger part of what reading cost.
 */
final class RecordRows extends Configuration {

    private final Map<String, RecordReader> readers = new ConcurrentHashMap<>();

    @Override
    @SuppressWarnings("rawtypes") // as MyBatis declares it
    public ResultSetHandler newResultSetHandler(
        Executor executor,
        MappedStatement statement,
        RowBounds rowBounds,
        ParameterHandler parameterHandler,
        @Nullable ResultHandler resultHandler,
        BoundSql boundSql
    ) {
        ResultSetHandler usual = super.newResultSetHandler(
            executor,
            statement,
            rowBounds,
            parameterHandler,
            resultHandler,
            boundSql
        );
        List<ResultMap> maps = statement.getResultMaps();
        boolean isOfRecords =
            resultHandler == null &&
            rowBounds == RowBounds.DEFAULT &&
            maps.size() == 1 &&
            maps.getFirst().getType().isRecord() &&
            maps.getFirst().getResultMappings().isEmpty() &&
            !getTypeHandlerRegistry().hasTypeHandler(maps.getFirst().getType());
        return isOfRecords ? new Handler(statement.getId(), maps.getFirst().getType(), usual) : usual;
    }

    private RecordReader reader(String statement, Class<?> type, ResultSet rows) throws SQLException {
        RecordReader known = readers.get(statement);
        if (known != null && known.fits(rows)) {
            return known;
        }
        var made = new RecordReader(type, rows, this);
        readers.put(statement, made);
        return made;
    }

    private final class Handler implements ResultSetHandler {

        private final String statementId;
        private final Class<?> type;
        private final ResultSetHandler usual;

        Handler(String statementId, Class<?> type, ResultSetHandler usual) {
            this.statementId = statementId;
            this.type = type;
            this.usual = usual;
        }

        @Override
        @SuppressWarnings("unchecked") // the caller asks for the type that the statement is mapped to
        public <E> List<E> handleResultSets(Statement statement) throws SQLException {
            List<@Nullable Object> records = new ArrayList<>();
            try (ResultSet rows = statement.getResultSet()) {
                if (rows.next()) {
                    RecordReader reader = reader(statementId, type, rows);
                    do {
                        records.add(reader.read(rows));
                    } while (rows.next());
                }
            }
            return (List<E>) records;
        }

        @Override
        public <E> Cursor<E> handleCursorResultSets(Statement statement) throws SQLException {
            return usual.handleCursorResultSets(statement);
        }

        @Override
        public void handleOutputParameters(CallableStatement statement) throws SQLException {
            usual.handleOutputParameters(statement);
        }
    }
}
