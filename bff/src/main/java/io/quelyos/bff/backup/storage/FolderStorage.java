package io.quelyos.bff.backup.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Keeps objects as files. A file is written beside its place, forced to the disk, and then moved there at once. */
public final class FolderStorage implements BackupStorage {

    private static final String UNFINISHED = ".part";

    private final Path folder;

    public FolderStorage(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public StorageSink create(String name) throws IOException {
        Path place = place(name);
        Files.createDirectories(place.getParent());
        // One name is written by one job at a time, so what an earlier one left is overwritten.
        Path draft = place.resolveSibling(place.getFileName() + UNFINISHED);
        FileChannel channel = FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE
        );
        return new FileSink(channel, draft, place);
    }

    @Override
    public StoredObject open(String name) throws IOException {
        FileChannel channel = FileChannel.open(place(name), StandardOpenOption.READ);
        return new FileObject(channel, channel.size());
    }

    @Override
    public void delete(String name) throws IOException {
        Path place = place(name);
        Files.deleteIfExists(place);
        Files.deleteIfExists(place.resolveSibling(place.getFileName() + UNFINISHED));
    }

    private Path place(String name) {
        Path place = folder.resolve(name).normalize();
        if (!place.startsWith(folder) || place.equals(folder)) {
            throw new IllegalArgumentException("an object has no place outside of the folder: " + name);
        }
        return place;
    }

    private record FileSink(FileChannel channel, Path draft, Path place, OutputStream output) implements StorageSink {
        FileSink(FileChannel channel, Path draft, Path place) {
            this(channel, draft, place, Channels.newOutputStream(channel));
        }

        @Override
        public void commit() throws IOException {
            channel.force(true);
            channel.close();
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel parent = FileChannel.open(place.getParent(), StandardOpenOption.READ)) {
                parent.force(true);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(draft);
        }
    }

    private record FileObject(FileChannel channel, long size) implements StoredObject {
        @Override
        public byte[] read(long position, int most) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(most);
            long at = position;
            int count = 0;
            while (buffer.hasRemaining() && count >= 0) {
                count = channel.read(buffer, at);
                at += Math.max(count, 0);
            }
            return buffer.hasRemaining() ? Arrays.copyOf(buffer.array(), buffer.position()) : buffer.array();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
