package io.quelyos.persistence.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A real PostgreSQL on the loopback interface, with the product's database and its three roles. */
final class EmbeddedPostgresServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
    private static final String DATABASE = "quelyos";

    private final EmbeddedPostgres server;

    private EmbeddedPostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    static EmbeddedPostgresServer start(DataFolder folder, EmbeddedSettings settings) {
        int port = FreePort.preferring(settings.postgresPort());
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.postgres())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "128MB")
                .setPGStartupWait(settings.startTimeout())
                .start();
            var started = new EmbeddedPostgresServer(server);
            started.createRolesAndDatabase();
            return started;
        } catch (IOException | IllegalStateException exception) {
            throw new EmbeddedStartException(
                "The embedded PostgreSQL does not start in " + folder.postgres() + ": " + exception.getMessage(),
                "Start once with --quelyos.embedded.reset=true to begin with empty data, or set SPRING_DATASOURCE_URL to" +
                    " use a server of your own.",
                exception
            );
        } catch (SQLException exception) {
            throw new EmbeddedStartException(
                "The embedded PostgreSQL does not accept its roles: " + exception.getMessage(),
                "Start once with --quelyos.embedded.reset=true to begin with empty data.",
                exception
            );
        }
    }

    int port() {
        return server.getPort();
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + DATABASE;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException exception) {
            LOG.warn("The embedded PostgreSQL did not stop cleanly", exception);
        }
    }

    private void createRolesAndDatabase() throws SQLException {
        try (
            Connection connection = server.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()
        ) {
            for (String role : List.of("quelyos_owner", "quelyos_app", "quelyos_platform")) {
                if (!exists(statement, "select 1 from pg_roles where rolname = '" + role + "'")) {
                    statement.execute("create role " + role + " login");
                }
            }
            if (!exists(statement, "select 1 from pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE + " owner quelyos_owner");
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
