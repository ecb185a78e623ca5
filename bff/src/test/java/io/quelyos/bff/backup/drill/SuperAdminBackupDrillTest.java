package io.quelyos.bff.backup.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.auth.token.OwnIssuer;
import io.quelyos.bff.backup.BackupConsole;
import io.quelyos.bff.backup.BackupShop;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.bff.testing.Tokens;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

@ServerTest
class SuperAdminBackupDrillTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    @Autowired
    private TenantFactory tenants;

    @Autowired
    private OwnIssuer issuer;

    @Autowired
    private DrillSweep sweep;

    @Autowired
    private Environment environment;

    private BackupConsole console;
    private BackupShop shop;
    private BackupShop twin;

    @BeforeEach
    void furnish() {
        console = new BackupConsole(port, new Tokens(issuer));
        List<TestTenant> twins = tenants.createTwins();
        shop = BackupShop.furnish(tenants, twins.getFirst(), "mine");
        twin = BackupShop.furnish(tenants, twins.getLast(), "foreign");
    }

    @Test
    void comparesAllThatABackupHoldsAndLeavesNoTrace() {
        // All of it is promised to a checkout, which backups do not hold: sold out here, and not in what is restored.
        run("update stock_level set reserved = quantity where tenant_id = ?");
        run("update product set is_available = false where tenant_id = ?");
        JsonNode backup = console.make(shop.tenant());
        String mine = fingerprint(shop);
        String others = fingerprint(twin);
        long tenantsBefore = tenantCount();

        JsonNode drill = console.drill(shop.tenant());

        assertThat(drill.path("state").asString()).as("%s", drill).isEqualTo("SUCCEEDED");
        assertThat(drill.path("backupId")).isEqualTo(backup.path("id"));
        assertThat(drill.path("fileName")).isEqualTo(backup.path("fileName"));
        assertThat(drill.at("/compared/rows").asLong()).isEqualTo(backup.at("/content/rows").asLong());
        assertThat(drill.at("/compared/files").asInt()).isEqualTo(1);
        assertThat(drill.at("/compared/tables").asInt()).isGreaterThan(40);
        assertThat(drill.path("differences").size()).isZero();
        assertThat(drill.path("failure").isNull()).isTrue();
        assertThat(drill.path("milliseconds").asLong()).isPositive();
        assertThat(drill.at("/progress/percent").asInt()).isEqualTo(100);
        assertThat(drill.path("cause").asString()).isEqualTo("MANUAL");

        JsonNode seen = console.drillsOf(shop.tenant());
        assertThat(seen.at("/tenant/lastBackupDrill")).isEqualTo(drill);
        assertThat(seen.at("/backupDrills/nodes").size()).isEqualTo(1);
        assertThat(console.drillsOf(twin.tenant()).at("/tenant/lastBackupDrill").isNull()).isTrue();
        assertThat(console.drillsOf(twin.tenant()).at("/backupDrills/nodes").size()).isZero();
        assertThat(audit(shop)).containsSequence(
            "backup.drill test",
            "backup.drill_succeed as requested by " + drill.path("requestedBy").asString()
        );
        assertThat(fingerprint(shop)).isEqualTo(mine);
        assertThat(fingerprint(twin)).isEqualTo(others);
        assertThat(tenantCount()).isEqualTo(tenantsBefore);
        assertNoShadow();
    }

    @Test
    void showsTheShadowToNobodyAndLeavesNothingWhereItsConnectionIsCut() throws SQLException {
        console.make(shop.tenant());
        long tenantsBefore = tenantCount();
        String id;
        try (Connection holder = superuser()) {
            holder.setAutoCommit(false);
            // The drill waits at a table that somebody holds, in the middle of its work.
            holder.createStatement().execute("lock table wishlist_item in access exclusive mode");
            id = console.startDrill(shop.tenant()).at("/drill/id").asString();
            await()
                .atMost(PATIENCE)
                .until(() -> waiting() == 1);
            assertThat(console.findDrill(id).path("state").asString()).isEqualTo("RUNNING");
            assertThat(tenantCount()).isEqualTo(tenantsBefore);
            assertThat(console.drillsOf(shop.tenant()).at("/tenants/totalCount").asLong()).isEqualTo(tenantsBefore);
            assertNoShadow();
            JsonNode second = console.startDrill(shop.tenant());
            assertThat(second.at("/userErrors/0/code").asString()).isEqualTo("WRONG_STATE");
            tenants
                .superuser()
                .sql("select pg_terminate_backend(pid) from pg_locks where not granted")
                .query(Boolean.class)
                .list();
            holder.rollback();
        }
        JsonNode over = console.awaitDrill(id);
        assertThat(over.path("state").asString()).as("%s", over).isEqualTo("SUCCEEDED");
        assertThat(text("select attempts from backup_drill where id = ?", GlobalId.decode("bdr", id).orElseThrow()))
            .as("the work was begun anew")
            .isEqualTo("2");
        assertThat(tenantCount()).isEqualTo(tenantsBefore);
        assertNoShadow();
    }

    @Test
    void drillsTenantsThatAreDueAndTheLongestWaitingFirst() {
        console.make(shop.tenant());
        console.make(twin.tenant());
        run("update tenant_backup set finished_at = '2001-01-01' where tenant_id = ?");
        assertThat(sweep.run()).isEqualTo(1);
        assertThat(sweep.run()).as("one at once").isZero();
        JsonNode drill = console.drillsOf(shop.tenant()).at("/tenant/lastBackupDrill");
        assertThat(drill.path("cause").asString()).isEqualTo("SCHEDULE");
        assertThat(console.awaitDrill(drill.path("id").asString()).path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(console.drillsOf(twin.tenant()).at("/tenant/lastBackupDrill").isNull()).isTrue();
        assertThat(audit(shop)).contains("backup.drill the last drill is long ago");

        run("update backup_drill set created_at = now() - interval '6 days' where tenant_id = ?");
        assertThat(isDue()).isFalse();
        run("update backup_drill set created_at = now() - interval '8 days' where tenant_id = ?");
        assertThat(isDue()).isTrue();
    }

    @Test
    void beginsNoMoreAtOnceThanAllInstancesTogetherMay() throws SQLException {
        JsonNode mine = console.make(shop.tenant());
        console.make(twin.tenant());
        UUID backup = GlobalId.decode("bkp", mine.path("id").asString()).orElseThrow();
        try (Connection other = superuser(); var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            // Another instance's sweep that has begun a drill and not committed it yet.
            other.createStatement().execute("select pg_advisory_xact_lock(hashtextextended('backup_drill_sweep', 0))");
            other
                .createStatement()
                .execute(
                    "insert into backup_drill (id, tenant_id, backup_id, file_name, cause, requested_by) select uuidv7()," +
                        " tenant_id, id, file_name, 'SCHEDULE', 'other' from tenant_backup where id = '" +
                        backup +
                        "'"
                );
            Future<Integer> begun = executor.submit(() -> sweep.run());
            await()
                .atMost(Duration.ofSeconds(8))
                .until(() -> isSweepWaiting());
            other.commit();
            assertThat(begun).succeedsWithin(PATIENCE).isEqualTo(0);
        }
        run("delete from backup_drill where tenant_id = ? and requested_by = 'other'");
    }

    @Test
    void needsABackupAndAReason() {
        JsonNode none = console.startDrill(shop.tenant());
        assertThat(none.at("/userErrors/0/code").asString()).isEqualTo("NOT_FOUND");
        assertThat(none.path("drill").isNull()).isTrue();
        JsonNode silent = console
            .client()
            .send(
                "mutation ($id: ID!) { superAdminBackupDrillStart(tenantId: $id, reason: \" \") { userErrors { code } } }",
                Map.of("id", BackupConsole.id(shop.tenant()))
            )
            .data("/superAdminBackupDrillStart");
        assertThat(silent.at("/userErrors/0/code").asString()).isEqualTo("REQUIRED");
        assertThat(console.drillsOf(shop.tenant()).at("/backupDrills/nodes").size()).isZero();
        assertThat(audit(shop)).isEmpty();
    }

    private boolean isDue() {
        run("delete from backup_drill where tenant_id <> ? and state in ('QUEUED', 'RUNNING')");
        sweep.run();
        String id = console.drillsOf(shop.tenant()).at("/backupDrills/nodes/0/id").asString();
        console.awaitDrill(id);
        return console.drillsOf(shop.tenant()).at("/backupDrills/nodes").size() > 1;
    }

    private void assertNoShadow() {
        assertThat(
            tenants
                .superuser()
                .sql("select count(*) from tenant where is_shadow or slug like 'shadow-%'")
                .query(Long.class)
                .single()
        ).isZero();
    }

    private int waiting() {
        return tenants
            .superuser()
            .sql("select count(*) from pg_locks where not granted and relation = 'wishlist_item'::regclass")
            .query(Integer.class)
            .single();
    }

    private boolean isSweepWaiting() {
        return tenants
            .superuser()
            .sql("select exists (select from pg_locks where not granted and locktype = 'advisory')")
            .query(Boolean.class)
            .single();
    }

    private long tenantCount() {
        return tenants.superuser().sql("select count(*) from tenant").query(Long.class).single();
    }

    private String fingerprint(BackupShop of) {
        return BackupShop.fingerprint(tenants, of.tenant().id().value());
    }

    private void run(String sql) {
        tenants.superuser().sql(sql).param(shop.tenant().id().value()).update();
    }

    private String text(String sql, UUID parameter) {
        return String.valueOf(tenants.superuser().sql(sql).param(parameter).query().singleValue());
    }

    private List<String> audit(BackupShop of) {
        return tenants
            .superuser()
            .sql("select action || ' ' || reason from platform_audit where tenant_id = ? order by created_at, id")
            .param(of.tenant().id().value())
            .query(String.class)
            .list();
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(
            environment.getRequiredProperty("spring.datasource.url"),
            environment.getProperty("quelyos.test.superuser", "postgres"),
            environment.getProperty("quelyos.test.superuser-password", "")
        );
    }
}
