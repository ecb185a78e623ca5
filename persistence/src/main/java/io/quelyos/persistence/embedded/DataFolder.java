package io.quelyos.persistence.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The folder of the embedded servers' data, held by one running product at a time. The lock is the operating system's, so
 * a killed process leaves none behind; the servers that a killed process left running are ended here before new ones start.
 */
final class DataFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
    private static final Duration ORPHAN_GRACE = Duration.ofSeconds(15);

    private final Path path;
    private final FileChannel lockChannel;

    private DataFolder(Path path, FileChannel lockChannel) {
        this.path = path;
        this.lockChannel = lockChannel;
    }

    /** Takes the folder for this process, creating it where it does not exist. */
    static DataFolder open(Path path, boolean isReset) {
        Path folder = path.toAbsolutePath().normalize();
        FileChannel channel = lock(folder);
        var opened = new DataFolder(folder, channel);
        // PostgreSQL is started with its folder as an argument, Redis from a binary that the library unpacked.
        opened.endOrphan(opened.postgres().resolve("postmaster.pid"), "postgres", opened.postgres().toString());
        opened.endOrphan(opened.redisPidFile(), "redis-server", "redis-server-");
        if (isReset) {
            opened.delete(opened.postgres());
            opened.delete(opened.redis());
        }
        opened.create(opened.redis());
        return opened;
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    Path redis() {
        return path.resolve("redis");
    }

    Path redisPidFile() {
        return redis().resolve("redis.pid");
    }

    @Override
    public void close() {
        try {
            lockChannel.close();
        } catch (IOException exception) {
            LOG.warn("Could not release the lock on {}", path, exception);
        }
    }

    private static FileChannel lock(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                folder.resolve("lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE
            );
            if (tryLock(channel) == null) {
                channel.close();
                throw new EmbeddedStartException(
                    "Another running Quelyos BFF holds the data folder " + folder + ".",
                    "Stop it, or start this one with its own folder: --quelyos.embedded.folder=<folder>."
                );
            }
            return channel;
        } catch (IOException exception) {
            throw notWritable(folder, exception);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException exception) {
            LOG.debug("This process holds the lock already", exception);
            return null;
        }
    }

    private void endOrphan(Path pidFile, String program, String mark) {
        Optional<ProcessHandle> orphan = readPid(pidFile).flatMap(ProcessHandle::of);
        if (orphan.isEmpty() || !isOurs(orphan.get(), program, mark)) {
            return;
        }
        LOG.info("Ending the {} that a killed run left behind (process {})", program, orphan.get().pid());
        orphan.get().destroy();
        try {
            orphan.get().onExit().get(ORPHAN_GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException exception) {
            LOG.warn("{} did not end in {}; forcing it", program, ORPHAN_GRACE, exception);
            orphan.get().destroyForcibly();
        } catch (ExecutionException exception) {
            throw new IllegalStateException("waiting for process " + orphan.get().pid(), exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a left-over " + program + " was ending", exception);
        }
    }

    /** The number in a stale file may meanwhile belong to anybody's process, so what it runs and on what is checked too. */
    private static boolean isOurs(ProcessHandle process, String program, String mark) {
        ProcessHandle.Info info = process.info();
        boolean isProgram = info
            .command()
            .map(command -> command.contains(program))
            .orElse(false);
        return (
            isProgram &&
            info
                .commandLine()
                .map(line -> line.contains(mark))
                .orElse(false)
        );
    }

    private static Optional<Long> readPid(Path pidFile) {
        if (!Files.isReadable(pidFile)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(pidFile)) {
            return lines
                .findFirst()
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf);
        } catch (IOException exception) {
            throw notWritable(pidFile, exception);
        }
    }

    private void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException exception) {
            throw notWritable(folder, exception);
        }
    }

    private void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException exception) {
            throw notWritable(folder, exception);
        }
    }

    private static EmbeddedStartException notWritable(Path folder, IOException cause) {
        return new EmbeddedStartException(
            "The data folder " + folder + " cannot be used: " + cause.getClass().getSimpleName() + ".",
            "Make it writable, or choose another: --quelyos.embedded.folder=<folder>.",
            cause
        );
    }
}
