package io.quelyos.bff.backup;

import io.quelyos.bff.backup.seal.BrokenSealException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Tells people why a storage did not do what it should; the log has the rest. */
public final class StorageFailure {

    private StorageFailure() {}

    /** One sentence or two, without a path. */
    public static String tell(IOException exception) {
        if (exception instanceof BrokenSealException broken) {
            return broken.isTruncated()
                ? "The archive is truncated: its end is missing."
                : "The archive is not what was sealed: it was changed, or its key is not listed.";
        }
        if (exception instanceof NoSuchFileException) {
            return "The archive is not in the storage any more.";
        }
        String said = String.valueOf(exception.getMessage()).toLowerCase(Locale.ROOT);
        boolean isFull =
            said.contains("no space left") || said.contains("quota exceeded") || said.contains("too large");
        return isFull ? "The storage is full." : "The storage does not answer.";
    }
}
