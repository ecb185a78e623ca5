package io.quelyos.bff.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.backup.BackupShop;
import io.quelyos.bff.testing.SecondLane;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.persistence.tenant.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The server is killed in the middle of a backup, of a restore and of a drill. Whoever looks sees that it goes on and how it
 * ended, no row is lost, none is half restored, and nothing is left of what was restored on trial.
 */
@SecondLane
@Tag("process")
class KilledBackupTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final UUID tenant = UuidCreator.getTimeOrderedEpoch();
    private final UUID twin = UuidCreator.getTimeOrderedEpoch();
    private final UUID backup = UuidCreator.getTimeOrderedEpoch();
    private final UUID restore = UuidCreator.getTimeOrderedEpoch();
    private final UUID drill = UuidCreator.getTimeOrderedEpoch();

    @Test
    void goesOnWhereItWasKilledAndLosesNothing() throws SQLException {
        Path folder = Child.newFolder();
        Child child = start(folder);
        try {
            JdbcClient database = database(folder);
            BackupShop shop = furnish(database);
            String others = BackupShop.fingerprint(new TenantFactory(database, database), twin);

            try (Connection holder = hold(folder, "wishlist_item")) {
                ask(database, "backup", backup.toString());
                awaitState(database, "tenant_backup", backup, "RUNNING");
                child.kill();
                holder.rollback();
            }
            child = start(folder);
            database = database(folder);
            awaitState(database, "tenant_backup", backup, "SUCCEEDED");
            assertThat(value(database, "select attempts from tenant_backup where id = ?", backup)).isEqualTo("2");

            database.sql("update product set name = 'Changed' where tenant_id = ?").param(tenant).update();
            database.sql("delete from product_review where tenant_id = ?").param(tenant).update();
            String before = BackupShop.fingerprint(new TenantFactory(database, database), tenant);
            try (Connection holder = hold(folder, "product_review")) {
                ask(database, "restore", restore + ":do");
                awaitState(database, "tenant_restore", restore, "RUNNING");
                awaitBlocked(database);
                child.kill();
                holder.rollback();
            }
            assertThat(BackupShop.fingerprint(new TenantFactory(database, database), tenant))
                .as("nothing is half restored")
                .isEqualTo(before);
            child = start(folder);
            database = database(folder);
            awaitState(database, "tenant_restore", restore, "SUCCEEDED");
            assertThat(value(database, "select name from product where id = ? limit 1", shop.product())).contains(
                "mine"
            );
            assertThat(value(database, "select count(*) from product_review where tenant_id = ?", tenant)).isEqualTo(
                "1"
            );
            String restored = BackupShop.fingerprint(new TenantFactory(database, database), tenant);
            try (Connection holder = hold(folder, "product_review")) {
                ask(database, "backup-drill", drill.toString());
                awaitState(database, "backup_drill", drill, "RUNNING");
                awaitBlocked(database);
                child.kill();
                holder.rollback();
            }
            assertThat(shadows(database)).isZero();
            child = start(folder);
            database = database(folder);
            awaitState(database, "backup_drill", drill, "SUCCEEDED");
            assertThat(value(database, "select attempts from backup_drill where id = ?", drill)).isEqualTo("2");
            assertThat(shadows(database)).isZero();
            assertThat(BackupShop.fingerprint(new TenantFactory(database, database), tenant)).isEqualTo(restored);
            assertThat(BackupShop.fingerprint(new TenantFactory(database, database), twin)).isEqualTo(others);
        } finally {
            child.close();
        }
    }

    private BackupShop furnish(JdbcClient database) {
        var factory = new TenantFactory(database, database);
        BackupShop.furnish(factory, make(database, twin, "twin"), "foreign");
        BackupShop shop = BackupShop.furnish(factory, make(database, tenant, "mine"), "mine");
        database
            .sql(
                "insert into tenant_backup (id, tenant_id, cause, requested_by, file_name)" +
                    " values (?, ?, 'MANUAL', 'test', 'backup_mine_20261120_010203.zip')"
            )
            .params(backup, tenant)
            .update();
        return shop;
    }

    private static TestTenant make(JdbcClient database, UUID id, String slug) {
        database
            .sql("insert into tenant (id, slug, name, plan_code) values (?, ?, ?, 'GROWTH')")
            .params(id, slug, slug)
            .update();
        return new TestTenant(new TenantId(id), slug, slug + ".example");
    }

    private void ask(JdbcClient database, String task, String instance) {
        if (task.equals("restore")) {
            database
                .sql(
                    "insert into tenant_restore (id, backup_id, file_name, source_tenant_id, tenant_id, requested_by, reason," +
                        " state) values (?, ?, 'x', ?, ?, 'test', 'test', 'CONFIRMED')"
                )
                .params(restore, backup, tenant, tenant)
                .update();
        }
        if (task.equals("backup-drill")) {
            database
                .sql(
                    "insert into backup_drill (id, tenant_id, backup_id, file_name, cause, requested_by)" +
                        " values (?, ?, ?, 'x', 'MANUAL', 'test')"
                )
                .params(drill, tenant, backup)
                .update();
        }
        database
            .sql(
                "insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)" +
                    " values (?, ?, ''::bytea, now(), false, 1)"
            )
            .params(task, instance)
            .update();
    }

    /** Tenants beside the two, and rows of such. */
    private int shadows(JdbcClient database) {
        return database
            .sql(
                "select (select count(*) from tenant where id not in (?, ?)) +" +
                    " (select count(*) from product where tenant_id not in (?, ?))"
            )
            .params(tenant, twin, tenant, twin)
            .query(Integer.class)
            .single();
    }

    private static void awaitState(JdbcClient database, String table, UUID id, String state) {
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(100))
            .until(() -> value(database, "select state from " + table + " where id = ?", id), state::equals);
    }

    /** Until the worker waits for the table that somebody holds, in the middle of its transaction. */
    private static void awaitBlocked(JdbcClient database) {
        await()
            .atMost(PATIENCE)
            .until(() ->
                database.sql("select exists (select from pg_locks where not granted)").query(Boolean.class).single()
            );
    }

    private static String value(JdbcClient database, String sql, UUID id) {
        return String.valueOf(database.sql(sql).param(id).query().singleValue());
    }

    private static Connection hold(Path folder, String table) throws SQLException {
        Connection holder = DriverManager.getConnection(url(folder), "postgres", "");
        holder.setAutoCommit(false);
        holder.createStatement().execute("lock table " + table + " in access exclusive mode");
        return holder;
    }

    private static Child start(Path folder) {
        return Child.start(
            folder,
            Map.of(),
            "--quelyos.demo.enabled=false",
            "--quelyos.embedded.postgres-port=0",
            "--quelyos.embedded.redis-port=0",
            "--quelyos.backup.drill.is-scheduled=false",
            "--quelyos.jobs.heartbeat-interval=500ms",
            "--quelyos.jobs.poll-interval=100ms"
        ).awaitReady();
    }

    /** Whoever starts again has its PostgreSQL at another port. */
    private static JdbcClient database(Path folder) {
        return JdbcClient.create(new DriverManagerDataSource(url(folder), "postgres", ""));
    }

    /** The child's PostgreSQL, which writes its port on the fourth line of its own file. */
    private static String url(Path folder) {
        try {
            Path file = folder.resolve(".quelyos/postgres/postmaster.pid");
            return "jdbc:postgresql://127.0.0.1:" + Files.readAllLines(file).get(3).strip() + "/quelyos";
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
