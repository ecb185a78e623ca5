package io.quelyos.bff.backup.archive;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lines of {@code data.json}: one JSON document in which each row stands on a line of its own. PostgreSQL writes a row
 * without a line break in it, because JSON writes those in texts as {@code \n}.
 */
final class DataLines {

    static final String BEGIN = "{\"tables\":[\n";
    static final String END = "]}\n";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DataLines() {}

    /** The first line of a table. */
    record TableHead(String table, List<String> columns) {}

    static String openTable(String table, List<String> columns) {
        String head = JSON.writeValueAsString(new TableHead(table, columns));
        return head.substring(0, head.length() - 1) + ",\"rows\":[";
    }

    static String rows(List<String> rows, boolean isFirst) {
        return (isFirst ? "\n" : ",\n") + String.join(",\n", rows);
    }

    static String closeTable(boolean isLast) {
        return "\n]}" + (isLast ? "\n" : ",\n");
    }
}
