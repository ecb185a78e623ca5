package io.quelyos.bff.backup.archive;

import java.util.List;
import java.util.UUID;

/**
 * What {@code metadata.json} says of an archive. It is the archive's last entry, because it has the others' checksums.
 *
 * @param format of the archive; this product reads and writes {@value #FORMAT}
 * @param createdAt as an instant of ISO 8601
 * @param schemaVersion the version of the database that it was made of
 * @param tables in the order of {@code data.json}: every row comes after those that it points to
 * @param entries all but {@code metadata.json} itself, in their order
 */
public record ArchiveMetadata(
    int format,
    UUID backupId,
    Tenant tenant,
    String createdAt,
    int schemaVersion,
    String productVersion,
    long rowCount,
    List<Table> tables,
    List<Entry> entries
) {
    /** The format that is written. */
    public static final int FORMAT = 1;
    /** The name of the entry that this is. */
    public static final String NAME = "metadata.json";
    /** The name of the entry with the rows. */
    public static final String DATA = "data.json";
    /** Where the images of products are. */
    public static final String IMAGES = "filestore/product_images/";
    /** Where all other files are. */
    public static final String ATTACHMENTS = "filestore/attachments/";

    public ArchiveMetadata {
        tables = List.copyOf(tables);
        entries = List.copyOf(entries);
    }

    /** Whose data it is. */
    public record Tenant(UUID id, String slug, String name, String locale, String currency, String timeZone) {}

    /** A table with its columns in the archive. */
    public record Table(String name, List<String> columns, long rows) {
        public Table {
            columns = List.copyOf(columns);
        }
    }

    /** An entry with its unpacked size and its SHA-256 in hexadecimal digits. */
    public record Entry(String name, long bytes, String sha256) {}

    /**
     * Looks whether it is the archive that is wanted, and none of a database to come.
     *
     * @param newestSchema the version of the database here
     * @throws ArchiveRefusal OTHER_TENANT or NEWER_SCHEMA
     */
    public void check(UUID wantedTenant, UUID wantedBackup, int newestSchema) throws ArchiveRefusal {
        if (!tenant.id().equals(wantedTenant) || !backupId.equals(wantedBackup)) {
            throw new ArchiveRefusal(
                ArchiveRefusal.Reason.OTHER_TENANT,
                "The archive holds another tenant's data, or another backup."
            );
        }
        if (schemaVersion > newestSchema) {
            throw new ArchiveRefusal(
                ArchiveRefusal.Reason.NEWER_SCHEMA,
                "The archive was made of version " + schemaVersion + " of the database; this is " + newestSchema + "."
            );
        }
    }

    /** How many files it holds. */
    public int fileCount() {
        return entries.size() - 1;
    }
}
