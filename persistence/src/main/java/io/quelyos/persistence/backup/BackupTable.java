package io.quelyos.persistence.backup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one tenant table in backups.
 *
 * @param raisedColumn the number that is never lowered; null but under RAISE
 * @param reckoned columns that are left out, because they follow from other rows
 * @param once columns that are written where a row is made, and never set back
 * @param condition which rows backups hold, in SQL; {@code true} for all
 */
public record BackupTable(
    String name,
    Treatment treatment,
    @Nullable String raisedColumn,
    List<String> reckoned,
    List<String> once,
    String condition
) {
    public BackupTable {
        reckoned = List.copyOf(reckoned);
        once = List.copyOf(once);
        if ((treatment == Treatment.RAISE) != (raisedColumn != null)) {
            throw new IllegalArgumentException(name + " names a column to raise exactly when it is raised");
        }
    }

    /** What a restore does with rows that are there already. */
    public enum Treatment {
        /** Sets them back. */
        REPLACE,
        /** Leaves them. */
        KEEP,
        /** Leaves them, and raises a number that is lower than in the backup. */
        RAISE,
        /** The table is not part of backups. */
        EXCLUDE,
    }

    /** Whether backups hold the table's rows. */
    public boolean isHeld() {
        return treatment != Treatment.EXCLUDE;
    }
}
