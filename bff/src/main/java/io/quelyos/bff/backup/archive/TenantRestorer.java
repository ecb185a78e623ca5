package io.quelyos.bff.backup.archive;

import io.quelyos.bff.backup.archive.ArchiveRefusal.Reason;
import io.quelyos.bff.backup.archive.key.KeyOrder;
import io.quelyos.persistence.backup.BackupTable;
import io.quelyos.persistence.backup.BackupTableMapper;
import io.quelyos.persistence.backup.BackupTables;
import io.quelyos.persistence.backup.KeyColumn;
import io.quelyos.persistence.backup.restore.PreviewedRows;
import io.quelyos.persistence.backup.restore.RestoreTableMapper;
import io.quelyos.persistence.backup.restore.RestoredRows;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings the rows of an archive back into a tenant's tables, or only looks what that would do. To be called inside a unit of
 * work for that tenant: all of it happens or nothing does.
 *
 * <p>An archive of an older schema is moved up first ({@link ArchiveStep}). Columns that only came since get what the database
 * gives them.
 */
public final class TenantRestorer {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LEFT_OVER = 10_000;

    private final BackupTableMapper catalog;
    private final RestoreTableMapper tables;
    private final int batchRows;
    private final List<ArchiveStep> steps;
    private final Map<String, BackupTable> treatments = BackupTables.read();

    /**
     * @param batchRows how many rows are in memory at once
     */
    public TenantRestorer(BackupTableMapper catalog, RestoreTableMapper tables, int batchRows) {
        this(catalog, tables, batchRows, ArchiveStep.ALL);
    }

    TenantRestorer(BackupTableMapper catalog, RestoreTableMapper tables, int batchRows, List<ArchiveStep> steps) {
        this.catalog = catalog;
        this.tables = tables;
        this.batchRows = batchRows;
        this.steps = List.copyOf(steps);
    }

    /** What became, or would become, of a table's rows. */
    public record Outcome(String table, long created, long updated, long kept, long conflicts) {}

    /**
     * Looks what a restore would do.
     *
     * @throws ArchiveRefusal DAMAGED
     */
    public List<Outcome> preview(ArchiveReader archive, ArchiveWriter.Progress progress) throws IOException {
        catalog.waitForLongStatements();
        return run(new Walk(archive, progress, true));
    }

    /**
     * Restores.
     *
     * @throws ArchiveRefusal DAMAGED, or CONFLICT where a unique value is in the way
     */
    public List<Outcome> restore(ArchiveReader archive, ArchiveWriter.Progress progress) throws IOException {
        List<Outcome> outcomes = bringIn(archive, progress);
        settle();
        return outcomes;
    }

    /**
     * Restores without {@link #settle}: what stands in the tables is what the archive holds then.
     *
     * @throws ArchiveRefusal as {@link #restore}
     */
    public List<Outcome> bringIn(ArchiveReader archive, ArchiveWriter.Progress progress) throws IOException {
        catalog.waitForLongStatements();
        tables.deferConstraints();
        tables.planForAnyTenant();
        return run(new Walk(archive, progress, false));
    }

    /** Brings in line with the rows what follows from them. */
    public void settle() {
        tables.settleProducts();
    }

    private List<Outcome> run(Walk walk) throws IOException {
        try (var data = new DataReader(walk.archive.open(ArchiveMetadata.DATA), batchRows)) {
            data.readTo(walk);
        }
        return walk.outcomes;
    }

    /** One way through an archive. */
    private final class Walk implements DataReader.Target {

        private final ArchiveReader archive;
        private final ArchiveWriter.Progress progress;
        private final boolean isPreview;
        private final Set<String> known = new HashSet<>(catalog.listTables());
        private final Map<String, String> files;
        private final ArchiveUpgrade upgrade;
        private final int schemaVersion = catalog.findSchemaVersion();
        private final List<Outcome> outcomes = new ArrayList<>();
        private BackupTable table = ArchiveWriter.treatment(treatments, ArchiveWriter.FILES);
        private ArchiveUpgrade.Table moved = new ArchiveUpgrade.Table(ArchiveWriter.FILES, List.of(), List.of());
        private List<String> columns = List.of();
        private @Nullable KeyOrder order;
        private List<String> leftOver = new ArrayList<>();
        private String conflict = "";
        private long created;
        private long updated;
        private long conflicts;
        private long rows;
        private long done;

        Walk(ArchiveReader archive, ArchiveWriter.Progress progress, boolean isPreview) {
            this.archive = archive;
            this.progress = progress;
            this.isPreview = isPreview;
            this.files = archive.files();
            this.upgrade = new ArchiveUpgrade(steps, archive.metadata().schemaVersion());
        }

        @Override
        public void begin(String name, List<String> given) {
            moved = upgrade.table(name, given);
            table = ArchiveWriter.treatment(treatments, moved.name());
            created = 0;
            updated = 0;
            conflicts = 0;
            rows = 0;
            leftOver = new ArrayList<>();
            columns = isTaken()
                ? catalog
                      .listColumns(table.name(), table.reckoned())
                      .stream()
                      .filter(moved.columns()::contains)
                      .toList()
                : List.of();
            List<KeyColumn> key = isTaken() ? catalog.listKey(table.name()) : List.of();
            // Where the key came since the archive was made, nothing can be told by it.
            order = key.stream().map(KeyColumn::name).allMatch(columns::contains) ? new KeyOrder(key) : null;
        }

        @Override
        public void rows(List<String> given) throws IOException {
            if (isTaken()) {
                List<String> batch = moved.rows(given);
                watch(batch);
                rows += batch.size();
                if (isPreview) {
                    look(batch);
                } else if (table.name().equals(ArchiveWriter.FILES)) {
                    writeFiles(batch);
                } else {
                    leftOver.addAll(write(batch));
                    if (leftOver.size() > LEFT_OVER) {
                        throw inTheWay();
                    }
                }
            }
            done += given.size();
            progress.at(done, archive.metadata().rowCount());
        }

        @Override
        public void end() throws IOException {
            while (!leftOver.isEmpty()) {
                List<String> before = leftOver;
                leftOver = write(before);
                if (leftOver.size() == before.size()) {
                    throw inTheWay();
                }
            }
            if (isTaken()) {
                outcomes.add(new Outcome(table.name(), created, updated, rows - created - updated, conflicts));
            }
        }

        /** A table that is gone by now, or is not part of backups any more, is passed over. */
        private boolean isTaken() {
            return known.contains(table.name()) && table.isHeld();
        }

        /**
         * Which of two rows with one key is right nobody knows. Rows of another schema may have been in the order of another
         * key, and are not judged by that.
         */
        private void watch(List<String> batch) throws ArchiveRefusal {
            if (order == null) {
                return;
            }
            boolean isOfToday = archive.metadata().schemaVersion() == schemaVersion;
            for (String row : batch) {
                KeyOrder.Step step = stepOf(order, row);
                if (step == KeyOrder.Step.AGAIN || (step == KeyOrder.Step.BACK && isOfToday)) {
                    String fault = step == KeyOrder.Step.AGAIN ? " twice." : " that is not in its place.";
                    throw new ArchiveRefusal(
                        Reason.DAMAGED,
                        "The archive has a row of " + table.name() + fault + " Nothing was changed."
                    );
                }
            }
        }

        private static KeyOrder.Step stepOf(KeyOrder order, String row) throws ArchiveRefusal {
            try {
                return order.next(row);
            } catch (JacksonException exception) {
                throw unreadable(exception);
            }
        }

        private void look(List<String> batch) {
            PreviewedRows previewed = tables.previewRows(
                table.name(),
                array(batch),
                columns,
                table.treatment().name(),
                table.once(),
                table.raisedColumn()
            );
            created += previewed.created();
            updated += previewed.updated();
            conflicts += previewed.conflicts();
        }

        private List<String> write(List<String> batch) {
            RestoredRows restored = tables.restoreRows(
                table.name(),
                array(batch),
                columns,
                table.treatment().name(),
                table.once(),
                table.raisedColumn()
            );
            created += restored.created();
            updated += restored.updated();
            conflict = restored.conflict() == null ? conflict : restored.conflict();
            return restored.refused();
        }

        private void writeFiles(List<String> batch) throws IOException {
            List<UUID> ids = new ArrayList<>();
            for (String row : batch) {
                ids.add(UUID.fromString(parse(row).path("id").asString()));
            }
            Set<UUID> there = new HashSet<>(tables.findFiles(ids));
            for (int position = 0; position < batch.size(); position++) {
                UUID id = ids.get(position);
                String entry = files.get(id.toString());
                if (entry == null) {
                    throw new ArchiveRefusal(Reason.DAMAGED, "The archive lacks the content of file " + id + ".");
                }
                if (!there.contains(id)) {
                    try (InputStream content = archive.open(entry)) {
                        created += tables.insertFile(batch.get(position), content.readAllBytes());
                    }
                }
            }
        }

        private ArchiveRefusal inTheWay() {
            return new ArchiveRefusal(
                Reason.CONFLICT,
                "A row of " +
                    table.name() +
                    " has a value that another row has now (" +
                    conflict +
                    "). Nothing was changed."
            );
        }
    }

    private static String array(List<String> rows) {
        return "[" + String.join(",", rows) + "]";
    }

    private static JsonNode parse(String text) throws ArchiveRefusal {
        try {
            return JSON.readTree(text);
        } catch (JacksonException exception) {
            throw unreadable(exception);
        }
    }

    private static ArchiveRefusal unreadable(JacksonException exception) {
        var refusal = new ArchiveRefusal(Reason.DAMAGED, "The archive has a row that cannot be read.");
        refusal.addSuppressed(exception);
        return refusal;
    }
}
