package io.quelyos.bff.backup.restore;

import io.quelyos.bff.backup.archive.ArchiveRefusal;
import io.quelyos.bff.backup.archive.ArchiveRefusal.Reason;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessException;

/** Tells what the database found against a row of a backup from what is no fault of the backup. */
public final class RestoreFault {

    private static final String QUOTA = "QT002";
    /** One statement was to write the same row two times. */
    private static final String TWICE = "21000";

    private RestoreFault() {}

    /** What speaks against the backup; null where the database failed for another reason. */
    public static @Nullable ArchiveRefusal of(DataAccessException exception) {
        if (!(exception.getRootCause() instanceof SQLException cause) || cause.getSQLState() == null) {
            return null;
        }
        String state = cause.getSQLState();
        if (state.equals(QUOTA)) {
            return new ArchiveRefusal(
                Reason.QUOTA_EXCEEDED,
                "The tenant's plan has no room for what the archive holds. Nothing was changed."
            );
        }
        if (state.equals(TWICE)) {
            return new ArchiveRefusal(Reason.DAMAGED, "The archive has a row twice. Nothing was changed.");
        }
        if (state.startsWith("23")) {
            return new ArchiveRefusal(
                Reason.CONFLICT,
                "A row contradicts what the tenant has now (" + place(cause) + "). Nothing was changed."
            );
        }
        return state.startsWith("22")
            ? new ArchiveRefusal(Reason.DAMAGED, "The archive has a row that the database does not take.")
            : null;
    }

    /** The table and the constraint, and none of the row's values. */
    private static String place(SQLException cause) {
        ServerErrorMessage said = cause instanceof PSQLException ours ? ours.getServerErrorMessage() : null;
        return said == null ? "unknown" : said.getTable() + ", " + said.getConstraint();
    }
}
