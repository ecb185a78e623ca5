package io.quelyos.bff.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.backup.archive.Archives;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The entries of a backup's archive, to be changed and sealed again, as somebody with the product's key could.
 *
 * @param entries by their names
 */
record ChangedArchive(Map<String, byte[]> entries) {
    /** An entry of this name is written as a symbolic link. */
    static final String LINK = "a link";
    private static final String METADATA = "metadata.json";
    private static final String DATA = "data.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** With the rows changed, which the metadata tells of. */
    ChangedArchive data(UnaryOperator<byte[]> change) {
        ChangedArchive changed = untold(DATA, change);
        byte[] content = changed.entry(DATA);
        ObjectNode metadata = changed.metadata();
        for (JsonNode said : (ArrayNode) metadata.path("entries")) {
            if (said.path("name").asString().equals(DATA)) {
                ((ObjectNode) said).put("bytes", content.length).put("sha256", sha256(content));
            }
        }
        return changed.and(METADATA, JSON.writeValueAsBytes(metadata));
    }

    /** With an entry changed, which the metadata does not tell of. */
    ChangedArchive untold(String entry, UnaryOperator<byte[]> change) {
        return and(entry, change.apply(entry(entry)));
    }

    /** With a number in the metadata. */
    ChangedArchive metadata(String field, int value) {
        return and(METADATA, JSON.writeValueAsBytes(metadata().put(field, value)));
    }

    /** With another entry, or with another content of one. */
    ChangedArchive and(String entry, byte... content) {
        Map<String, byte[]> more = new LinkedHashMap<>(entries);
        more.put(entry, content);
        return new ChangedArchive(more);
    }

    ChangedArchive without(String entry) {
        Map<String, byte[]> fewer = new LinkedHashMap<>(entries);
        fewer.remove(entry);
        return new ChangedArchive(fewer);
    }

    /** Puts it in the place of a backup's archive, sealed by the product's own key. */
    void write(Archives archives, Archives.Name name) throws IOException {
        archives.write(name, target -> {
            var zip = new ZipArchiveOutputStream(new Unclosed(target));
            for (var each : entries.entrySet()) {
                var entry = new ZipArchiveEntry(each.getKey());
                if (each.getKey().equals(LINK)) {
                    entry.setUnixMode(UnixStat.LINK_FLAG | 0777);
                }
                zip.putArchiveEntry(entry);
                zip.write(each.getValue());
                zip.closeArchiveEntry();
            }
            zip.finish();
            return "";
        });
    }

    /** The content with another text in the place of one that must be in it. */
    static byte[] replace(byte[] content, String from, String to) {
        String text = new String(content, StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    /** The data with the one row twice that has something in it. */
    static byte[] twice(byte[] data, String mark) {
        String text = new String(data, StandardCharsets.UTF_8);
        String row = text
            .lines()
            .filter(line -> line.contains(mark))
            .findFirst()
            .orElseThrow();
        return replace(data, row, row + ",\n" + row);
    }

    private byte[] entry(String name) {
        return Objects.requireNonNull(entries.get(name));
    }

    private ObjectNode metadata() {
        return (ObjectNode) JSON.readTree(entry(METADATA));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static final class Unclosed extends OutputStream {

        private final OutputStream target;

        Unclosed(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int value) throws IOException {
            target.write(value);
        }

        @Override
        public void write(byte[] content, int offset, int length) throws IOException {
            target.write(content, offset, length);
        }
    }
}
