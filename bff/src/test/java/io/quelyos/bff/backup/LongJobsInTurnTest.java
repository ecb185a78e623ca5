package io.quelyos.bff.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quelyos.auth.token.OwnIssuer;
import io.quelyos.bff.graphql.engine.GraphQlEngine;
import io.quelyos.bff.testing.Operators;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/** One long job is at work at a time: the others wait for their turn, and nobody else waits for it. */
@ServerTest
class LongJobsInTurnTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort
    private int port;

    @Autowired
    private TenantFactory tenants;

    @Autowired
    private OwnIssuer issuer;

    @Autowired
    private GraphQlEngine engine;

    @Autowired
    private Environment environment;

    private BackupConsole console;
    private TestTenant tenant;
    private TestTenant twin;

    @BeforeEach
    void furnish() {
        console = new BackupConsole(port, new Tokens(issuer));
        List<TestTenant> twins = tenants.createTwins();
        tenant = twins.getFirst();
        twin = twins.getLast();
        BackupShop.furnish(tenants, tenant, "mine");
        BackupShop.furnish(tenants, twin, "foreign");
    }

    @Test
    void doesDrillsAndBackupsOneAfterTheOther() throws SQLException {
        console.make(tenant);
        console.make(twin);
        String first;
        String second;
        String third;
        try (Connection holder = hold()) {
            first = console.startDrill(tenant).at("/drill/id").asString();
            awaitHeldUp();
            second = console.startDrill(twin).at("/drill/id").asString();
            third = console.start(twin).at("/backup/id").asString();
            awaitAShortJob();
            assertThat(console.findDrill(first).path("state").asString()).isEqualTo("RUNNING");
            assertThat(console.findDrill(second).path("state").asString()).isEqualTo("QUEUED");
            assertThat(console.find(third).path("state").asString()).isEqualTo("QUEUED");
            holder.rollback();
        }
        for (String drill : List.of(first, second)) {
            assertThat(console.awaitDrill(drill).path("state").asString()).isEqualTo("SUCCEEDED");
        }
        assertThat(console.awaitOver(third).path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(
            tenants
                .superuser()
                .sql("select attempts from backup_drill where tenant_id = ?")
                .param(twin.id().value())
                .query(Integer.class)
                .single()
        )
            .as("to be put off is no attempt")
            .isEqualTo(1);
    }

    @Test
    void letsOperatorsChangeATenantThatIsBeingRestored() throws SQLException {
        String backup = console.make(tenant).path("id").asString();
        // So that the restore adds rows of the tenant before it comes to the table that is held.
        for (String table : List.of("site", "category_product")) {
            tenants
                .superuser()
                .sql("delete from " + table + " where tenant_id = ?")
                .param(tenant.id().value())
                .update();
        }
        String restore = console.preview(backup, tenant).path("id").asString();
        try (Connection holder = hold()) {
            JsonNode confirmed = console.act("superAdminRestoreApply", "restore { id }", restore);
            assertThat(confirmed.path("userErrors").size()).as("%s", confirmed).isZero();
            awaitHeldUp();
            assertThatThrownBy(() ->
                tenants
                    .superuser()
                    .sql("select id from tenant where id = ? for update nowait")
                    .param(tenant.id().value())
                    .query(UUID.class)
                    .single()
            )
                .as("nobody may take the tenant away meanwhile")
                .isInstanceOf(DataAccessException.class);
            Map<String, Object> suspension = Map.of("id", BackupConsole.id(tenant), "version", 1);
            var suspended = new Operators(engine).run(
                Operators.almighty(),
                "mutation ($id: ID!, $version: Int!) { superAdminTenantSuspend(id: $id, version: $version, reason: \"test\")" +
                    " { tenant { state } userErrors { message } } }",
                suspension
            );
            assertThat(suspended.getErrors()).isEmpty();
            assertThat(suspended.<Map<String, Object>>getData().toString()).contains("state=SUSPENDED");
            assertThat(console.findRestore(restore).path("state").asString()).isEqualTo("RUNNING");
            holder.rollback();
        }
        JsonNode done = console.awaitRestore(restore);
        assertThat(done.path("state").asString()).as("%s", done).isEqualTo("SUCCEEDED");
        assertThat(
            tenants
                .superuser()
                .sql("select state from tenant where id = ?")
                .param(tenant.id().value())
                .query(String.class)
                .single()
        ).isEqualTo("SUSPENDED");
    }

    /** Holds a table that restores and drills write late in their transaction. */
    private Connection hold() throws SQLException {
        Connection holder = DriverManager.getConnection(
            environment.getRequiredProperty("spring.datasource.url"),
            environment.getProperty("quelyos.test.superuser", "postgres"),
            environment.getProperty("quelyos.test.superuser-password", "")
        );
        holder.setAutoCommit(false);
        holder.createStatement().execute("lock table product_review in access exclusive mode");
        return holder;
    }

    private void awaitHeldUp() {
        await()
            .atMost(PATIENCE)
            .until(() ->
                tenants
                    .superuser()
                    .sql(
                        "select exists (select from pg_locks where not granted and relation = 'product_review'::regclass)"
                    )
                    .query(Boolean.class)
                    .single()
            );
    }

    /** Comes back when a job is done that was asked for after all others: workers are free for it, and have seen them. */
    private void awaitAShortJob() {
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    tenants
                        .superuser()
                        .sql(
                            "update scheduled_tasks set execution_time = now(), last_success = null, version = version + 1" +
                                " where task_name = 'backup-sweep' and not picked"
                        )
                        .update() == 1
            );
        await()
            .atMost(PATIENCE)
            .until(() ->
                tenants
                    .superuser()
                    .sql("select last_success is not null from scheduled_tasks where task_name = 'backup-sweep'")
                    .query(Boolean.class)
                    .single()
            );
    }
}
