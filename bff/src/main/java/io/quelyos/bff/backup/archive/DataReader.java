package io.quelyos.bff.backup.archive;

import io.quelyos.bff.backup.archive.ArchiveRefusal.Reason;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code data.json} line by line, as {@link ArchiveWriter} wrote it. */
public final class DataReader implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BUFFER_BYTES = 1 << 16;
    /** So much of a table is handed on at once, whatever the number of its rows. */
    private static final int BATCH_CHARACTERS = 4 << 20;

    private final InputStream bytes;
    private final int batchRows;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /**
     * @param batchRows how many rows are handed on at once at the most
     */
    public DataReader(InputStream bytes, int batchRows) {
        this.bytes = new BufferedInputStream(bytes, BUFFER_BYTES);
        this.batchRows = batchRows;
    }

    /** Takes the rows of one table after the other. */
    public interface Target {
        /** A table begins. */
        void begin(String table, List<String> columns) throws IOException;

        /** Some of its rows, each a JSON object. */
        void rows(List<String> rows) throws IOException;

        /** It ends. */
        void end() throws IOException;
    }

    /**
     * Reads to the end.
     *
     * @throws ArchiveRefusal DAMAGED where it is not what a backup has
     */
    public void readTo(Target target) throws IOException {
        if (!DataLines.BEGIN.strip().equals(next())) {
            throw damaged();
        }
        for (String head = next(); !DataLines.END.strip().equals(head); head = next()) {
            DataLines.TableHead table = readHead(head);
            target.begin(table.table(), table.columns());
            readRows(target);
            target.end();
        }
        if (next() != null) {
            throw damaged();
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private void readRows(Target target) throws IOException {
        List<String> batch = new ArrayList<>();
        int characters = 0;
        for (String row = next(); row == null || !row.startsWith("]}"); row = next()) {
            if (row == null || !row.startsWith("{")) {
                throw damaged();
            }
            String plain = row.endsWith(",") ? row.substring(0, row.length() - 1) : row;
            batch.add(plain);
            characters += plain.length();
            if (batch.size() >= batchRows || characters >= BATCH_CHARACTERS) {
                target.rows(List.copyOf(batch));
                batch.clear();
                characters = 0;
            }
        }
        if (!batch.isEmpty()) {
            target.rows(List.copyOf(batch));
        }
    }

    private static DataLines.TableHead readHead(@Nullable String head) throws ArchiveRefusal {
        if (head == null) {
            throw damaged();
        }
        try {
            return JSON.readerFor(DataLines.TableHead.class)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(head + "]}");
        } catch (JacksonException exception) {
            ArchiveRefusal refusal = damaged();
            refusal.addSuppressed(exception);
            throw refusal;
        }
    }

    /** The next line; null at the end. */
    private @Nullable String next() throws IOException {
        line.reset();
        for (int each = bytes.read(); each >= 0; each = bytes.read()) {
            if (each == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            line.write(each);
            if (line.size() > ArchiveLimits.TEXT_BYTES) {
                throw new ArchiveRefusal(Reason.OVERSIZED, "The archive has a row that is too long.");
            }
        }
        return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
    }

    private static ArchiveRefusal damaged() {
        return new ArchiveRefusal(Reason.DAMAGED, ArchiveMetadata.DATA + " is not what a backup has.");
    }
}
