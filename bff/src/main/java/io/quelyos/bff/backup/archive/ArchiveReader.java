package io.quelyos.bff.backup.archive;

import io.quelyos.bff.backup.archive.ArchiveRefusal.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an archive, in any order, and believes nothing that it says: names, sizes, kinds of entries and checksums are looked
 * at before a row of it is used. Nothing is ever unpacked to a disk.
 */
public final class ArchiveReader implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BUFFER_BYTES = 1 << 16;
    private static final Pattern FILE = Pattern.compile(
        "filestore/(product_images|attachments)/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\\.[a-z0-9]{1,5})?"
    );
    private static final Pattern UNSAFE = Pattern.compile("(^|/)\\.\\.?(/|$)|^/|\\\\|:|[\\x00-\\x1f]");

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries;
    private final ArchiveMetadata metadata;

    private ArchiveReader(ZipFile zip, Map<String, ZipArchiveEntry> entries, ArchiveMetadata metadata) {
        this.zip = zip;
        this.entries = entries;
        this.metadata = metadata;
    }

    /**
     * Opens an archive and compares what it is with what it says.
     *
     * @throws ArchiveRefusal with what speaks against it
     */
    public static ArchiveReader open(SeekableByteChannel channel, ArchiveLimits limits) throws IOException {
        ZipFile zip;
        try {
            zip = ZipFile.builder().setSeekableByteChannel(channel).setUseUnicodeExtraFields(false).get();
        } catch (ZipException | EOFException exception) {
            throw damaged("The archive is no ZIP file.", exception);
        }
        try {
            Map<String, ZipArchiveEntry> entries = checkEntries(zip, limits);
            ArchiveMetadata metadata = readMetadata(zip, entries);
            checkSizes(metadata, entries);
            return new ArchiveReader(zip, entries, metadata);
        } catch (IOException exception) {
            zip.close();
            throw exception;
        }
    }

    public ArchiveMetadata metadata() {
        return metadata;
    }

    /** Opens an entry that the archive has. */
    public InputStream open(String name) throws IOException {
        ZipArchiveEntry entry = entries.get(name);
        if (entry == null) {
            throw new ArchiveRefusal(Reason.DAMAGED, "The archive has no entry " + name + ".");
        }
        return zip.getInputStream(entry);
    }

    /**
     * Reads every entry and compares its checksum.
     *
     * @param step called now and then; may throw to make it stop
     * @throws ArchiveRefusal WRONG_CHECKSUM, OVERSIZED or DAMAGED
     */
    public void verify(Runnable step) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (ArchiveMetadata.Entry said : metadata.entries()) {
            MessageDigest digest = ZipEntries.sha256();
            long bytes = 0;
            try (InputStream content = open(said.name())) {
                for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                    digest.update(buffer, 0, count);
                    bytes += count;
                    if (bytes > said.bytes()) {
                        throw new ArchiveRefusal(Reason.OVERSIZED, said.name() + " is larger than the archive says.");
                    }
                    step.run();
                }
            } catch (ZipException | EOFException exception) {
                throw damaged(said.name() + " cannot be unpacked.", exception);
            }
            if (bytes != said.bytes() || !HexFormat.of().formatHex(digest.digest()).equals(said.sha256())) {
                throw new ArchiveRefusal(
                    Reason.WRONG_CHECKSUM,
                    said.name() + " has not the checksum that the archive says."
                );
            }
        }
    }

    /** Where each file's content is, by the file's id. */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        for (String name : entries.keySet()) {
            if (name.startsWith("filestore/")) {
                String last = name.substring(name.lastIndexOf('/') + 1);
                files.put(last.replaceFirst("\\..*", ""), name);
            }
        }
        return files;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static Map<String, ZipArchiveEntry> checkEntries(ZipFile zip, ArchiveLimits limits) throws ArchiveRefusal {
        List<ZipArchiveEntry> all = Collections.list(zip.getEntriesInPhysicalOrder());
        if (all.size() > limits.entries()) {
            throw new ArchiveRefusal(Reason.OVERSIZED, "The archive has more than " + limits.entries() + " entries.");
        }
        Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
        long bytes = 0;
        for (ZipArchiveEntry entry : all) {
            checkEntry(entry);
            if (entries.put(entry.getName(), entry) != null) {
                throw new ArchiveRefusal(Reason.DAMAGED, "The archive has an entry twice: " + entry.getName() + ".");
            }
            bytes += Math.max(entry.getSize(), 0);
            if (bytes > limits.bytes() || bytes < 0) {
                throw new ArchiveRefusal(
                    Reason.OVERSIZED,
                    "The archive unpacks to more than " + limits.bytes() + " bytes."
                );
            }
        }
        return entries;
    }

    private static void checkEntry(ZipArchiveEntry entry) throws ArchiveRefusal {
        String name = entry.getName();
        if (entry.isUnixSymlink()) {
            throw new ArchiveRefusal(Reason.LINK, "The archive has a link in it.");
        }
        if (UNSAFE.matcher(name).find()) {
            throw new ArchiveRefusal(Reason.UNSAFE_PATH, "The archive has an entry that leads out of it.");
        }
        boolean isKnown =
            name.equals(ArchiveMetadata.NAME) || name.equals(ArchiveMetadata.DATA) || FILE.matcher(name).matches();
        if (!isKnown || entry.getGeneralPurposeBit().usesEncryption()) {
            throw new ArchiveRefusal(Reason.DAMAGED, "The archive has an entry that no backup has.");
        }
    }

    private static ArchiveMetadata readMetadata(ZipFile zip, Map<String, ZipArchiveEntry> entries) throws IOException {
        ZipArchiveEntry entry = entries.get(ArchiveMetadata.NAME);
        if (entry == null || !entries.containsKey(ArchiveMetadata.DATA)) {
            throw new ArchiveRefusal(Reason.DAMAGED, "The archive lacks its data, or what says what they are.");
        }
        try (InputStream content = zip.getInputStream(entry)) {
            byte[] text = content.readNBytes(ArchiveLimits.TEXT_BYTES + 1);
            if (text.length > ArchiveLimits.TEXT_BYTES) {
                throw new ArchiveRefusal(Reason.OVERSIZED, "What the archive says of itself is too long.");
            }
            ArchiveMetadata metadata = JSON.readValue(text, ArchiveMetadata.class);
            if (metadata.format() != ArchiveMetadata.FORMAT) {
                throw new ArchiveRefusal(
                    Reason.UNKNOWN_FORMAT,
                    "The archive has the format " + metadata.format() + "."
                );
            }
            return metadata;
        } catch (JacksonException | NullPointerException exception) {
            throw damaged("What the archive says of itself cannot be read.", exception);
        } catch (ZipException | EOFException exception) {
            throw damaged("What the archive says of itself cannot be unpacked.", exception);
        }
    }

    private static void checkSizes(ArchiveMetadata metadata, Map<String, ZipArchiveEntry> entries)
        throws ArchiveRefusal {
        List<String> said = new ArrayList<>();
        for (ArchiveMetadata.Entry entry : metadata.entries()) {
            said.add(entry.name());
            ZipArchiveEntry found = entries.get(entry.name());
            if (found == null) {
                throw new ArchiveRefusal(Reason.DAMAGED, "The archive lacks " + entry.name() + ".");
            }
            if (found.getSize() > entry.bytes()) {
                throw new ArchiveRefusal(Reason.OVERSIZED, entry.name() + " is larger than the archive says.");
            }
        }
        if (said.size() != entries.size() - 1) {
            throw new ArchiveRefusal(Reason.DAMAGED, "The archive has an entry that it does not know of.");
        }
    }

    private static ArchiveRefusal damaged(String message, Exception cause) {
        var refusal = new ArchiveRefusal(Reason.DAMAGED, message);
        refusal.addSuppressed(cause);
        return refusal;
    }
}
