package io.quelyos.bff.backup.archive;

import io.quelyos.bff.backup.archive.ArchiveRefusal.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Moves the rows of one archive up to the schema of today, step by step. */
final class ArchiveUpgrade {

    /** Numbers stay as they are written, whatever their size and their zeros. */
    private static final JsonMapper JSON = JsonMapper.builder()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .build();

    private final List<ArchiveStep> steps;

    /**
     * @param all in the order of their versions
     * @param schemaVersion that the archive was made of
     */
    ArchiveUpgrade(List<ArchiveStep> all, int schemaVersion) {
        this.steps = all
            .stream()
            .filter(step -> step.version() > schemaVersion)
            .toList();
    }

    /**
     * A table of the archive as it is today.
     *
     * @param columns those of its rows
     * @param edits what becomes of each row, in their order
     */
    record Table(String name, List<String> columns, List<Consumer<ObjectNode>> edits) {
        /** The rows as they are today, each a JSON object. */
        List<String> rows(List<String> rows) throws ArchiveRefusal {
            if (edits.isEmpty()) {
                return rows;
            }
            List<String> edited = new ArrayList<>();
            for (String row : rows) {
                edited.add(edit(row));
            }
            return edited;
        }

        private String edit(String row) throws ArchiveRefusal {
            try {
                ObjectNode object = JSON.readValue(row, ObjectNode.class);
                edits.forEach(edit -> edit.accept(object));
                return JSON.writeValueAsString(object);
            } catch (JacksonException exception) {
                var refusal = new ArchiveRefusal(Reason.DAMAGED, "The archive has a row that cannot be read.");
                refusal.addSuppressed(exception);
                throw refusal;
            }
        }
    }

    /** What has become of a table; one that is gone keeps a name that no table has. */
    Table table(String oldName, List<String> oldColumns) {
        String name = oldName;
        List<String> columns = new ArrayList<>(oldColumns);
        List<Consumer<ObjectNode>> edits = new ArrayList<>();
        for (ArchiveStep step : steps) {
            if (step.change().table().equals(name)) {
                name = take(step.change(), name, columns, edits);
            }
        }
        return new Table(name, List.copyOf(columns), List.copyOf(edits));
    }

    private static String take(
        ArchiveStep.Change change,
        String name,
        List<String> columns,
        List<Consumer<ObjectNode>> edits
    ) {
        switch (change) {
            case ArchiveStep.TableRenamed renamed -> {
                return renamed.to();
            }
            case ArchiveStep.TableDropped dropped -> {
                return "dropped " + dropped.table();
            }
            case ArchiveStep.ColumnRenamed renamed -> {
                columns.replaceAll(column -> column.equals(renamed.column()) ? renamed.to() : column);
                edits.add(row -> {
                    JsonNode value = row.remove(renamed.column());
                    if (value != null) {
                        row.set(renamed.to(), value);
                    }
                });
            }
            case ArchiveStep.ColumnDropped dropped -> {
                columns.remove(dropped.column());
                edits.add(row -> row.remove(dropped.column()));
            }
            case ArchiveStep.ColumnFilled filled -> {
                if (!columns.contains(filled.column())) {
                    columns.add(filled.column());
                }
                edits.add(row -> row.set(filled.column(), filled.value().apply(row)));
            }
        }
        return name;
    }
}
