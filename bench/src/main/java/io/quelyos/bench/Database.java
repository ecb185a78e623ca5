package io.quelyos.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A PostgreSQL of this run's own, in its own folder and on a free port, with the settings of the product's embedded one. It
 * is started here and not by the product, so that its log can be made to tell each statement while statements are counted.
 */
public final class Database implements AutoCloseable {

    private static final Pattern STATEMENT = Pattern.compile("LOG:  (execute |statement: )");
    private static final String NAME = "quelyos";

    private final EmbeddedPostgres server;
    private final Path folder;

    private Database(EmbeddedPostgres server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    /** Starts it in a folder, on the data that is there. */
    static Database start(Path folder) throws IOException, SQLException {
        return start(folder, Map.of("max_connections", "100", "shared_buffers", "128MB"));
    }

    /**
     * Starts it in a folder, on the data that is there.
     *
     * @param settings of the server, by name, beside those that its place needs
     */
    public static Database start(Path folder, Map<String, String> settings) throws IOException, SQLException {
        Path data = folder.resolve("postgres");
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve("statements.log"));
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setLocaleConfig("locale", "C.UTF-8")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("logging_collector", "on")
            .setServerConfig("log_directory", folder.toString())
            .setServerConfig("log_filename", "statements.log");
        settings.forEach(builder::setServerConfig);
        var database = new Database(builder.start(), folder);
        database.createRolesAndDatabase();
        return database;
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + NAME;
    }

    /** Connects as one of the product's roles. */
    Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), role, "");
    }

    /** Connects as the superuser, whom no policy holds. */
    public Connection administer() throws SQLException {
        return server.getDatabase("postgres", NAME).getConnection();
    }

    /** The process that all others of this server descend from. */
    public ProcessHandle process() throws IOException {
        String pid = Files.readAllLines(folder.resolve("postgres").resolve("postmaster.pid")).getFirst().strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** Makes the log tell each statement, or no more. */
    void logStatements(boolean isOn) throws SQLException, InterruptedException {
        try (Connection connection = administer(); Statement statement = connection.createStatement()) {
            statement.execute("alter system set log_statement = '" + (isOn ? "all" : "none") + "'");
            statement.execute("select pg_reload_conf()");
        }
        // Each of the server's processes reads the setting at its next statement, and the log is written by yet another.
        Thread.sleep(500);
    }

    /** How many statements the log tells of, those that open and close transactions included. */
    long loggedStatements() throws IOException {
        String log = Files.readString(folder.resolve("statements.log"), StandardCharsets.UTF_8);
        return STATEMENT.matcher(log).results().count();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void createRolesAndDatabase() throws SQLException {
        try (
            Connection connection = server.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()
        ) {
            try (var rows = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
                if (rows.next()) {
                    return;
                }
            }
            for (String role : List.of("quelyos_owner", "quelyos_app", "quelyos_platform")) {
                statement.execute("create role " + role + " login");
            }
            statement.execute("create database " + NAME + " owner quelyos_owner");
        }
    }
}
