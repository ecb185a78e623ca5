package io.quelyos.persistence.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The servers that one run of tests uses, started once and when they are first asked for. Containers where {@code
 * -Dquelyos.test.servers=containers} is given, else a PostgreSQL without a container and no Redis: whoever needs that one
 * lets the product bring its own.
 */
public final class TestServers {

    private static final String SUPERUSER = "postgres";

    private TestServers() {}

    /** Whether the run is to use containers. */
    public static boolean areContainers() {
        return System.getProperty("quelyos.test.servers", "embedded").equals("containers");
    }

    /** The PostgreSQL, with the product's three roles. */
    static Postgres postgres() {
        return PostgresHolder.SERVER;
    }

    /** The Redis; only in containers. */
    static Redis redis() {
        return RedisHolder.SERVER;
    }

    /**
     * A PostgreSQL.
     *
     * @param address host and port
     */
    record Postgres(String address, String superuser, String superuserPassword) {
        String url(String database) {
            return "jdbc:postgresql://" + address + "/" + database;
        }

        /** Runs statements as the superuser, each in a transaction of its own. */
        void execute(String database, List<String> statements) {
            try (
                Connection connection = DriverManager.getConnection(url(database), superuser, superuserPassword);
                Statement statement = connection.createStatement()
            ) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            } catch (SQLException exception) {
                throw new IllegalStateException("preparing the database " + database, exception);
            }
        }
    }

    /** A Redis. */
    record Redis(String host, int port) {}

    private static Postgres withRoles(Postgres server) {
        server.execute(SUPERUSER, Role.all().stream().map(Role::creation).toList());
        return server;
    }

    private static final class PostgresHolder {

        static final Postgres SERVER = withRoles(areContainers() ? contained() : embedded());

        private static Postgres contained() {
            // Runs until the process ends: every test class of the run shares it.
            @SuppressWarnings("resource")
            var container = new PostgreSQLContainer(DockerImageName.parse("postgres:18-alpine"))
                .withUsername(SUPERUSER)
                .withPassword("superuser-of-tests")
                .withCommand("postgres", "-c", "max_connections=200", "-c", "fsync=off");
            container.start();
            String address = container.getHost() + ":" + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
            return new Postgres(address, SUPERUSER, container.getPassword());
        }

        private static Postgres embedded() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("fsync", "off")
                    .start();
                return new Postgres("127.0.0.1:" + server.getPort(), SUPERUSER, "");
            } catch (IOException exception) {
                throw new UncheckedIOException(exception);
            }
        }
    }

    private static final class RedisHolder {

        static final Redis SERVER = contained();

        private static Redis contained() {
            @SuppressWarnings("resource")
            var container = new GenericContainer<>(DockerImageName.parse("redis:8-alpine")).withExposedPorts(6379);
            container.start();
            return new Redis(container.getHost(), container.getMappedPort(6379));
        }
    }
}
