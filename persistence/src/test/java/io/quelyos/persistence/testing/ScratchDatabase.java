package io.quelyos.persistence.testing;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database that a test may spoil, gone when it is closed. */
public final class ScratchDatabase implements AutoCloseable {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final String name;

    private ScratchDatabase(String name) {
        this.name = name;
    }

    /** A database without a table. */
    public static ScratchDatabase empty() {
        return create("template0");
    }

    /** A database as the migrations make it. */
    public static ScratchDatabase migrated() {
        return create(Template.DATABASE.name);
    }

    private static ScratchDatabase create(String template) {
        String name = "scratch_" + ProcessHandle.current().pid() + "_" + COUNTER.incrementAndGet();
        TestServers.postgres().execute(
            "postgres",
            List.of("create database " + name + " template " + template + " owner " + Role.OWNER.name())
        );
        return new ScratchDatabase(name);
    }

    public String url() {
        return TestServers.postgres().url(name);
    }

    /** Connects as a role, anew for each statement outside of a transaction. */
    public DataSource as(Role role) {
        return new DriverManagerDataSource(url(), role.name(), role.password());
    }

    /** Connects as the one whom no wall holds back. */
    public DataSource asSuperuser() {
        TestServers.Postgres server = TestServers.postgres();
        return new DriverManagerDataSource(url(), server.superuser(), server.superuserPassword());
    }

    /** Talks to the database past all walls. */
    public JdbcClient superuser() {
        return JdbcClient.create(asSuperuser());
    }

    /** Runs statements as the superuser. */
    public void execute(String... statements) {
        TestServers.postgres().execute(name, List.of(statements));
    }

    @Override
    public void close() {
        TestServers.postgres().execute("postgres", List.of("drop database if exists " + name + " with (force)"));
    }

    /** Migrated once a run; copies of it cost a fraction of that. */
    private static final class Template {

        static final ScratchDatabase DATABASE = migrate();

        private static ScratchDatabase migrate() {
            ScratchDatabase database = empty();
            Flyway.configure().dataSource(database.url(), Role.OWNER.name(), Role.OWNER.password()).load().migrate();
            return database;
        }
    }
}
