package io.quelyos.auth.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small secret in a file that only the product's own user can read, made at the first start. */
public final class KeptFile {

    private static final Logger LOG = LoggerFactory.getLogger(KeptFile.class);

    private final Path path;

    public KeptFile(Path folder, String name) {
        this.path = folder.toAbsolutePath().normalize().resolve(name);
    }

    /** The file's content; what the maker makes, where there is no file yet. */
    public String readOrCreate(Supplier<String> maker) {
        try {
            if (!Files.exists(path)) {
                create(maker.get());
            }
            return Files.readString(path);
        } catch (IOException exception) {
            throw new UncheckedIOException("cannot keep the secret " + path, exception);
        }
    }

    private void create(String content) throws IOException {
        Files.createDirectories(path.getParent());
        Path draft = Files.createTempFile(path.getParent(), path.getFileName().toString(), ".new", ownerOnly());
        try {
            Files.writeString(draft, content);
            // A link fails where the file exists by now: whoever made it first wins, and it is never seen half written.
            Files.createLink(path, draft);
        } catch (FileAlreadyExistsException exception) {
            LOG.debug("Another process made {} first", path, exception);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
                  PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")),
              }
            : new FileAttribute<?>[0];
    }
}
