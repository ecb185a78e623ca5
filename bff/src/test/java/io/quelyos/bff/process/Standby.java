package io.quelyos.bff.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A streaming replica of a running PostgreSQL, made by a copy of its files as its manual says, which logs what it is asked. */
final class Standby implements AutoCloseable {

    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts", "epg-lock", "pg_replslot");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path data;
    private final Path log;
    private final int port;
    private EmbeddedPostgres server;

    private Standby(Path data, Path log, int port) throws IOException {
        this.data = data;
        this.log = log;
        this.port = port;
        this.server = start(data, port);
    }

    /**
     * Copies a server and starts the copy.
     *
     * @param url the primary's JDBC address
     * @param data the primary's data
     * @param folder for the replica's data and log
     */
    static Standby of(String url, Path data, Path folder, int port) throws IOException {
        Path copy = folder.resolve("standby");
        // Begin and end of the copy belong to one session.
        var session = new SingleConnectionDataSource(url, "postgres", "", true);
        try {
            JdbcClient primary = JdbcClient.create(session);
            primary.sql("select pg_backup_start('standby', true)").query().listOfRows();
            copy(data, copy, true);
            String label = primary.sql("select labelfile from pg_backup_stop(false)").query(String.class).single();
            copy(data.resolve("pg_wal"), copy.resolve("pg_wal"), false);
            Files.writeString(copy.resolve("backup_label"), label);
        } finally {
            session.destroy();
        }
        Files.createDirectories(copy.resolve("pg_replslot"));
        Files.createFile(copy.resolve("standby.signal"));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
        String primaryPort = url.replaceFirst(".*:(\\d+)/.*", "$1");
        // In its file, because what is said at its start is cut at spaces.
        Files.writeString(
            copy.resolve("postgresql.auto.conf"),
            """
            primary_conninfo = 'host=127.0.0.1 port=%s user=postgres'
            logging_collector = on
            log_directory = '%s'
            log_filename = 'standby.log'
            log_statement = 'all'
            """.formatted(primaryPort, folder),
            StandardOpenOption.APPEND
        );
        return new Standby(copy, folder.resolve("standby.log"), port);
    }

    private static EmbeddedPostgres start(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setPort(port)
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            // Not fewer than the primary's, or it would not replay.
            .setServerConfig("max_connections", "60")
            .setPGStartupWait(PATIENCE)
            .start();
    }

    /** Asks as a role, in the product's database, on one connection that lives until it is stopped. */
    JdbcClient as(String role) {
        return JdbcClient.create(
            new SingleConnectionDataSource("jdbc:postgresql://127.0.0.1:" + port + "/quelyos", role, "", true)
        );
    }

    /** How many statements behind the tenant's door it was asked. */
    long reads(String tenant) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("'" + tenant + "'")).count();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    void stop() throws IOException {
        server.close();
    }

    void startAgain() throws IOException {
        server = start(data, port);
    }

    @Override
    public void close() throws IOException {
        stop();
    }

    private static void copy(Path from, Path to, boolean isWhole) throws IOException {
        Files.walkFileTree(
            from,
            new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                    throws IOException {
                    Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                    boolean isLeftOut =
                        LEFT_OUT.contains(folder.getFileName().toString()) || (isWhole && folder.endsWith("pg_wal"));
                    return isLeftOut ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (!LEFT_OUT.contains(file.getFileName().toString())) {
                        try {
                            Files.copy(file, to.resolve(from.relativize(file).toString()));
                        } catch (NoSuchFileException gone) {
                            // A running server deletes files; what it needs to replay the copy is in its log.
                            return FileVisitResult.CONTINUE;
                        }
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException exception) throws IOException {
                    if (exception instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw exception;
                }
            }
        );
    }
}
