package io.quelyos.bff.backup.archive;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a migration of the database means for archives that were made before it. What only comes new needs no step: the
 * database gives it its default. Whatever goes or gets another name needs one, or a test fails.
 *
 * @param version the migration's; archives of lower versions take the step
 */
public record ArchiveStep(int version, Change change) {
    /** All steps, in the order of their versions. The first archives were made of version 130. */
    static final List<ArchiveStep> ALL = List.of();

    /** One change. Names are those that tables and columns have right before it. */
    public sealed interface Change {
        String table();
    }

    /** A table has another name from then on. */
    public record TableRenamed(String table, String to) implements Change {}

    /** A table is gone, and so are its rows. */
    public record TableDropped(String table) implements Change {}

    /** A column has another name from then on. */
    public record ColumnRenamed(String table, String column, String to) implements Change {}

    /** A column is gone, and so is what it held. */
    public record ColumnDropped(String table, String column) implements Change {}

    /**
     * A column gets a value that follows from the row.
     *
     * @param value reckons it; null for SQL's null
     */
    public record ColumnFilled(
        String table,
        String column,
        Function<ObjectNode, @Nullable JsonNode> value
    ) implements Change {}
}
