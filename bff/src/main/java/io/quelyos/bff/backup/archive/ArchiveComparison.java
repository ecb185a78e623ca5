package io.quelyos.bff.backup.archive;

import io.quelyos.persistence.backup.BackupTable;
import io.quelyos.persistence.backup.BackupTableMapper;
import io.quelyos.persistence.backup.BackupTables;
import io.quelyos.persistence.backup.drill.FileSum;
import io.quelyos.persistence.backup.drill.ShadowMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares what an archive holds with what stands in the tables of the transaction's tenant, row by row and file by file.
 * The rows are read from the tables as a backup reads them; nothing that the restore said of its own work is believed.
 *
 * <p>An archive of an older schema is moved up first ({@link ArchiveStep}), and compared in the columns that both have.
 */
public final class ArchiveComparison {

    private static final JsonMapper JSON = JsonMapper.builder()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .build();

    private final BackupTableMapper catalog;
    private final ShadowMapper files;
    private final int batchRows;
    private final List<ArchiveStep> steps;
    private final Map<String, BackupTable> treatments = BackupTables.read();

    /**
     * @param batchRows how many rows are in memory at once
     */
    public ArchiveComparison(BackupTableMapper catalog, ShadowMapper files, int batchRows) {
        this(catalog, files, batchRows, ArchiveStep.ALL);
    }

    ArchiveComparison(BackupTableMapper catalog, ShadowMapper files, int batchRows, List<ArchiveStep> steps) {
        this.catalog = catalog;
        this.files = files;
        this.batchRows = batchRows;
        this.steps = List.copyOf(steps);
    }

    /** How a table differs. */
    public enum Kind {
        /** The archive has not as many rows as it says. */
        COUNT,
        /** The rows are not the same. */
        ROWS,
        /** The contents of files are not the same. */
        CONTENT,
    }

    /** A table that differs. */
    public record Difference(String table, long rowsInBackup, long rowsRestored, Kind kind) {}

    /** What was compared, and where it differs. */
    public record Result(int tables, long rows, int files, List<Difference> differences) {
        public Result {
            differences = List.copyOf(differences);
        }
    }

    /**
     * Compares.
     *
     * @throws ArchiveRefusal DAMAGED
     */
    public Result compare(ArchiveReader archive, ArchiveWriter.Progress progress) throws IOException {
        catalog.readTimesInUtc();
        var walk = new Walk(archive, progress);
        try (var data = new DataReader(archive.open(ArchiveMetadata.DATA), batchRows)) {
            data.readTo(walk);
        }
        walk.addMissing();
        return new Result(walk.compared, walk.rows, walk.fileCount, walk.differences);
    }

    /** One way through an archive. */
    private final class Walk implements DataReader.Target {

        private final ArchiveReader archive;
        private final ArchiveWriter.Progress progress;
        private final Set<String> known = new HashSet<>(catalog.listTables());
        private final Map<String, Long> said;
        private final Map<String, String> entries;
        private final Map<String, String> checksums;
        private final ArchiveUpgrade upgrade;
        private final List<Difference> differences = new ArrayList<>();
        private ArchiveUpgrade.Table moved = new ArchiveUpgrade.Table(ArchiveWriter.FILES, List.of(), List.of());
        private long saidRows;
        private BackupTable table = ArchiveWriter.treatment(treatments, ArchiveWriter.FILES);
        private List<String> columns = List.of();
        private RowSums expected = new RowSums();
        private boolean isWhole;
        private int lostFiles;
        private int compared;
        private int fileCount;
        private long rows;
        private long done;

        Walk(ArchiveReader archive, ArchiveWriter.Progress progress) {
            this.archive = archive;
            this.progress = progress;
            this.entries = archive.files();
            ArchiveMetadata metadata = archive.metadata();
            this.upgrade = new ArchiveUpgrade(steps, metadata.schemaVersion());
            this.said = metadata
                .tables()
                .stream()
                .collect(
                    Collectors.toMap(ArchiveMetadata.Table::name, ArchiveMetadata.Table::rows, Long::sum, HashMap::new)
                );
            this.checksums = metadata
                .entries()
                .stream()
                .collect(Collectors.toMap(ArchiveMetadata.Entry::name, ArchiveMetadata.Entry::sha256, (a, b) -> a));
        }

        @Override
        public void begin(String name, List<String> given) {
            moved = upgrade.table(name, given);
            saidRows = Objects.requireNonNullElse(said.remove(name), 0L);
            table = ArchiveWriter.treatment(treatments, moved.name());
            expected = new RowSums();
            lostFiles = 0;
            Set<String> here = new HashSet<>(
                isTaken() ? catalog.listColumns(table.name(), ArchiveWriter.leftOut(table)) : List.of()
            );
            columns = moved.columns().stream().filter(here::contains).toList();
            isWhole = moved.edits().isEmpty() && columns.size() == given.size();
        }

        @Override
        public void rows(List<String> batch) throws IOException {
            if (isTaken()) {
                List<String> today = moved.rows(batch);
                for (String row : today) {
                    expected.add(isWhole ? row : narrow(row));
                }
                if (table.name().equals(ArchiveWriter.FILES)) {
                    compareFiles(today);
                }
            }
            done += batch.size();
            progress.at(done, archive.metadata().rowCount());
        }

        @Override
        public void end() {
            if (!isTaken() || columns.isEmpty()) {
                return;
            }
            RowSums found = sumTable();
            compared++;
            rows += expected.count();
            if (saidRows != expected.count()) {
                differences.add(difference(found, Kind.COUNT));
            }
            if (!found.isSameAs(expected)) {
                differences.add(difference(found, Kind.ROWS));
            }
            if (lostFiles > 0) {
                differences.add(difference(found, Kind.CONTENT));
            }
        }

        /** Tables that have rows by the metadata and are not in the data at all. */
        void addMissing() {
            said.forEach((name, saidOfTable) -> {
                table = ArchiveWriter.treatment(treatments, upgrade.table(name, List.of()).name());
                if (saidOfTable > 0 && isTaken()) {
                    differences.add(new Difference(table.name(), saidOfTable, 0, Kind.COUNT));
                }
            });
        }

        /** A table that is gone by now, or is not part of backups any more, is passed over. */
        private boolean isTaken() {
            return known.contains(table.name()) && table.isHeld();
        }

        private RowSums sumTable() {
            var found = new RowSums();
            catalog.openRows(table.name(), columns, table.condition());
            List<String> next = catalog.nextRows(batchRows);
            while (!next.isEmpty()) {
                for (String row : next) {
                    found.add(isWhole ? row : narrow(row));
                }
                progress.at(done, archive.metadata().rowCount());
                next = next.size() < batchRows ? List.of() : catalog.nextRows(batchRows);
            }
            catalog.closeRows();
            return found;
        }

        private void compareFiles(List<String> batch) {
            Map<UUID, String> wanted = new HashMap<>();
            for (String row : batch) {
                UUID id = UUID.fromString(JSON.readTree(row).path("id").asString());
                wanted.put(id, checksums.getOrDefault(entries.getOrDefault(id.toString(), ""), ""));
            }
            Map<UUID, String> found = files
                .findFileSums(List.copyOf(wanted.keySet()))
                .stream()
                .collect(Collectors.toMap(FileSum::id, FileSum::sha256));
            wanted.forEach((id, checksum) -> lostFiles += checksum.equals(found.get(id)) ? 0 : 1);
            fileCount += wanted.size();
        }

        private Difference difference(RowSums found, Kind kind) {
            return new Difference(table.name(), expected.count(), found.count(), kind);
        }

        /** A row in the columns that are compared. */
        private String narrow(String row) {
            JsonNode whole = JSON.readTree(row);
            ObjectNode narrowed = JSON.createObjectNode();
            for (String column : columns) {
                JsonNode value = whole.get(column);
                if (value != null) {
                    narrowed.set(column, value);
                }
            }
            return JSON.writeValueAsString(narrowed);
        }
    }
}
