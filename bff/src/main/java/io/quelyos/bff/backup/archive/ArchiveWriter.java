package io.quelyos.bff.backup.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quelyos.persistence.backup.BackupBytes;
import io.quelyos.persistence.backup.BackupTable;
import io.quelyos.persistence.backup.BackupTableMapper;
import io.quelyos.persistence.backup.BackupTables;
import io.quelyos.persistence.backup.TableOrder;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what a tenant has into an archive, as it was at one moment: everything is read in one snapshot behind the tenant
 * door, a few rows at a time. A row of {@code data.json} is one line, so that it is read back a line at a time too.
 */
public final class ArchiveWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SLICE_BYTES = 1 << 18;
    static final String FILES = "stored_file";
    private static final Map<String, String> SUFFIXES = Map.of(
        "image/png",
        ".png",
        "image/jpeg",
        ".jpg",
        "image/webp",
        ".webp",
        "image/gif",
        ".gif",
        "image/avif",
        ".avif",
        "image/svg+xml",
        ".svg"
    );

    private final TenantDb tenantDb;
    private final BackupTableMapper rows;
    private final int fetchSize;
    private final Map<String, BackupTable> treatments = BackupTables.read();

    /**
     * @param fetchSize how many rows are in memory at once
     */
    public ArchiveWriter(TenantDb tenantDb, BackupTableMapper rows, int fetchSize) {
        this.tenantDb = tenantDb;
        this.rows = rows;
        this.fetchSize = fetchSize;
    }

    /** Hears how far it is, and may throw to make it stop. */
    public interface Progress {
        void at(long rowsDone, long rowsTotal);
    }

    /** The part of a file's row that says where its content goes. */
    private record StoredFile(UUID id, String purpose, @JsonProperty("media_type") String mediaType) {
        String entry() {
            String folder = purpose.equals("IMAGE") ? ArchiveMetadata.IMAGES : ArchiveMetadata.ATTACHMENTS;
            return folder + id + SUFFIXES.getOrDefault(mediaType, "");
        }
    }

    /**
     * Writes an archive to its end.
     *
     * @throws IOException when the target does not take it
     */
    public ArchiveMetadata write(
        UUID backupId,
        ArchiveMetadata.Tenant tenant,
        String productVersion,
        OutputStream target,
        Progress progress
    ) throws IOException {
        TenantScoped scope = TenantScoped.of(new TenantId(tenant.id()));
        try {
            return tenantDb.readSnapshot(scope, () -> {
                try {
                    return new Run(target, progress).write(backupId, tenant, productVersion);
                } catch (IOException exception) {
                    throw new UncheckedIOException(exception);
                }
            });
        } catch (UncheckedIOException exception) {
            throw exception.getCause();
        }
    }

    /** The writing of one archive. */
    private final class Run {

        private final ZipEntries zip;
        private final Progress progress;
        private final Map<String, Long> counted = new LinkedHashMap<>();
        private final List<ArchiveMetadata.Table> tables = new ArrayList<>();
        private long total;
        private long done;

        Run(OutputStream target, Progress progress) {
            this.zip = new ZipEntries(target);
            this.progress = progress;
        }

        ArchiveMetadata write(UUID backupId, ArchiveMetadata.Tenant tenant, String productVersion) throws IOException {
            rows.waitForLongStatements();
            rows.readTimesInUtc();
            String now = Instant.now().toString();
            int schemaVersion = rows.findSchemaVersion();
            List<BackupTable> held = heldTables(rows, treatments);
            for (BackupTable table : held) {
                long count = rows.countRows(table.name(), table.condition());
                counted.put(table.name(), count);
                total += count;
            }
            progress.at(done, total);
            zip.put(ArchiveMetadata.DATA, entry -> writeTables(held, entry));
            writeFiles(treatment(treatments, FILES).condition());
            var metadata = new ArchiveMetadata(
                ArchiveMetadata.FORMAT,
                backupId,
                tenant,
                now,
                schemaVersion,
                productVersion,
                done,
                tables,
                zip.written()
            );
            byte[] text = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(metadata);
            zip.put(ArchiveMetadata.NAME, entry -> entry.write(text));
            zip.finish();
            return metadata;
        }

        private void writeTables(List<BackupTable> held, OutputStream entry) throws IOException {
            print(entry, DataLines.BEGIN);
            for (int position = 0; position < held.size(); position++) {
                BackupTable table = held.get(position);
                List<String> columns = rows.listColumns(table.name(), leftOut(table));
                print(entry, DataLines.openTable(table.name(), columns));
                long count = 0;
                rows.openRows(table.name(), columns, table.condition());
                List<String> next = rows.nextRows(fetchSize);
                while (!next.isEmpty()) {
                    print(entry, DataLines.rows(next, count == 0));
                    count += next.size();
                    done += next.size();
                    progress.at(done, total);
                    next = next.size() < fetchSize ? List.of() : rows.nextRows(fetchSize);
                }
                rows.closeRows();
                print(entry, DataLines.closeTable(position == held.size() - 1));
                tables.add(new ArchiveMetadata.Table(table.name(), columns, count));
            }
            print(entry, DataLines.END);
        }

        /** The list of files is read a second time, from the same snapshot, so that it need not be in memory. */
        private void writeFiles(String condition) throws IOException {
            rows.openRows(FILES, List.of("id", "purpose", "media_type"), condition);
            List<String> next = rows.nextRows(fetchSize);
            while (!next.isEmpty()) {
                for (String row : next) {
                    StoredFile file = JSON.readValue(row, StoredFile.class);
                    zip.put(file.entry(), entry -> writeContent(file.id(), entry));
                    progress.at(done, total);
                }
                next = rows.nextRows(fetchSize);
            }
            rows.closeRows();
        }

        private void writeContent(UUID file, OutputStream entry) throws IOException {
            int from = 1;
            BackupBytes slice = rows.findFileSlice(file, from, SLICE_BYTES);
            while (slice != null && slice.content().length > 0) {
                entry.write(slice.content());
                from += slice.content().length;
                slice = slice.content().length < SLICE_BYTES ? null : rows.findFileSlice(file, from, SLICE_BYTES);
            }
        }
    }

    /** The tables that backups hold, those first that others point to. */
    static List<BackupTable> heldTables(BackupTableMapper rows, Map<String, BackupTable> treatments) {
        return TableOrder.of(rows.listTables(), rows.listReferences())
            .stream()
            .map(name -> treatment(treatments, name))
            .filter(BackupTable::isHeld)
            .toList();
    }

    /** A table that nobody decided about is saved, so that nothing is lost. */
    static BackupTable treatment(Map<String, BackupTable> treatments, String table) {
        return treatments.getOrDefault(
            table,
            new BackupTable(table, BackupTable.Treatment.REPLACE, null, List.of(), List.of(), "true")
        );
    }

    /** Files are entries of their own. */
    static List<String> leftOut(BackupTable table) {
        List<String> columns = new ArrayList<>(table.reckoned());
        if (table.name().equals(FILES)) {
            columns.add("content");
        }
        return columns;
    }

    private static void print(OutputStream entry, String text) throws IOException {
        entry.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
