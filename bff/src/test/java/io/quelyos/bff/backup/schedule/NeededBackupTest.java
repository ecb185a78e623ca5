package io.quelyos.bff.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.auth.token.OwnIssuer;
import io.quelyos.bff.backup.BackupConsole;
import io.quelyos.bff.backup.BackupShop;
import io.quelyos.bff.backup.restore.LapsedPreviews;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.bff.testing.Tokens;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** A backup that a restore or a drill needs is there until that is over, whoever wants it gone. */
@ServerTest
class NeededBackupTest {

    @LocalServerPort
    private int port;

    @Autowired
    private TenantFactory tenants;

    @Autowired
    private OwnIssuer issuer;

    @Autowired
    private Environment environment;

    @Autowired
    private LapsedPreviews previews;

    private BackupConsole console;
    private TestTenant tenant;

    @BeforeEach
    void furnish() {
        console = new BackupConsole(port, new Tokens(issuer));
        tenant = tenants.create("GROWTH");
        BackupShop.furnish(tenants, tenant, "mine");
    }

    @Test
    void keepsWhatWaitsToBeRestored() {
        String backup = console.make(tenant).path("id").asString();
        JsonNode previewed = console.preview(backup, tenant);
        assertThat(previewed.path("state").asString()).isEqualTo("PREVIEWED");
        assertKept(backup, "A restore of the backup is under way or waits to be confirmed");
        console.act("superAdminRestoreCancel", "restore { state }", previewed.path("id").asString());
        assertGone(backup);
    }

    @Test
    void keepsItNoLongerThanAPreviewLives() {
        String backup = console.make(tenant).path("id").asString();
        JsonNode previewed = console.preview(backup, tenant);
        assertThat(Instant.parse(previewed.path("lapsesAt").asString())).isBetween(
            Instant.now().plus(Duration.ofHours(23)),
            Instant.now().plus(Duration.ofHours(24))
        );
        previews.end();
        assertKept(backup, "A restore of the backup is under way or waits to be confirmed");

        tenants
            .superuser()
            .sql("update tenant_restore set lapses_at = now() - interval '1 second' where tenant_id = ?")
            .param(tenant.id().value())
            .update();
        String id = previewed.path("id").asString();
        JsonNode late = console.act("superAdminRestoreApply", "restore { state }", id);
        assertThat(late.at("/userErrors/0/code").asString()).isEqualTo("WRONG_STATE");
        assertThat(late.at("/userErrors/0/message").asString()).startsWith("The preview is too old");
        assertThat(console.awaitRestore(id).path("state").asString()).isEqualTo("PREVIEWED");

        previews.end();
        JsonNode lapsed = console.awaitRestore(id);
        assertThat(lapsed.path("state").asString()).isEqualTo("CANCELLED");
        assertThat(lapsed.path("failure").asString()).isEqualTo("Nobody confirmed it in time. Nothing was changed.");
        assertThat(
            tenants
                .superuser()
                .sql("select count(*) from platform_audit where tenant_id = ? and action = 'restore.lapse'")
                .param(tenant.id().value())
                .query(Integer.class)
                .single()
        ).isOne();
        assertGone(backup);
    }

    @Test
    void endsAlsoWhatAServerOfAnOlderVersionPreviewed() {
        String backup = console.make(tenant).path("id").asString();
        String id = console.preview(backup, tenant).path("id").asString();
        tenants
            .superuser()
            .sql("update tenant_restore set lapses_at = null where tenant_id = ?")
            .param(tenant.id().value())
            .update();
        JsonNode late = console.act("superAdminRestoreApply", "restore { state }", id);
        assertThat(late.at("/userErrors/0/code").asString()).isEqualTo("WRONG_STATE");
        previews.end();
        assertThat(console.awaitRestore(id).path("state").asString()).isEqualTo("CANCELLED");
        assertGone(backup);
    }

    @Test
    void keepsWhatARestoreOrADrillIsAt() throws SQLException {
        String backup = console.make(tenant).path("id").asString();
        JsonNode previewed = console.preview(backup, tenant);
        try (Connection holder = hold()) {
            console.act("superAdminRestoreApply", "restore { state }", previewed.path("id").asString());
            assertKept(backup, "A restore of the backup is under way");
            holder.rollback();
        }
        assertThat(console.awaitRestore(previewed.path("id").asString()).path("state").asString()).isEqualTo(
            "SUCCEEDED"
        );
        String drill;
        try (Connection holder = hold()) {
            drill = console.startDrill(tenant).at("/drill/id").asString();
            assertKept(backup, "A drill of the backup is under way");
            holder.rollback();
        }
        assertThat(console.awaitDrill(drill).path("state").asString()).isEqualTo("SUCCEEDED");
        assertGone(backup);
    }

    @Test
    void isNotSurplusToItsScheduleBeforeThat() {
        String schedule = console
            .client()
            .send(
                "mutation ($id: ID!) { superAdminBackupScheduleCreate(tenantId: $id, reason: \"test\", input: {" +
                    " frequency: DAILY, hour: 3, minute: 0, retention: 1, email: \"it@tenant.example\" }) {" +
                    " schedule { id } } }",
                Map.of("id", BackupConsole.id(tenant))
            )
            .data("/superAdminBackupScheduleCreate/schedule/id")
            .asString();
        String first = runNow(schedule, 1);
        JsonNode previewed = console.preview(first, tenant);
        String second = runNow(schedule, 2);
        assertThat(ids()).as("one is to be kept, and one is needed").containsExactly(second, first);
        console.act("superAdminRestoreCancel", "restore { state }", previewed.path("id").asString());
        String third = runNow(schedule, 3);
        assertThat(ids()).containsExactly(third);
    }

    private void assertKept(String backup, String message) {
        JsonNode refused = console.act("superAdminBackupDelete", "deletedBackupId", backup);
        assertThat(refused.path("deletedBackupId").isNull()).isTrue();
        assertThat(refused.at("/userErrors/0/code").asString()).isEqualTo("WRONG_STATE");
        assertThat(refused.at("/userErrors/0/field/0").asString()).isEqualTo("id");
        assertThat(refused.at("/userErrors/0/message").asString()).startsWith(message);
        assertThat(ids()).containsExactly(backup);
    }

    private void assertGone(String backup) {
        JsonNode deleted = console.act("superAdminBackupDelete", "deletedBackupId", backup);
        assertThat(deleted.path("deletedBackupId").asString()).isEqualTo(backup);
        assertThat(ids()).isEmpty();
    }

    /** Has the schedule's backup made, and waits for the letter, which comes after what is surplus has gone. */
    private String runNow(String schedule, int letters) {
        console.act("superAdminBackupScheduleRun", "schedule { id }", schedule);
        String id = ids().getFirst();
        assertThat(console.awaitOver(id).path("state").asString()).isEqualTo("SUCCEEDED");
        await()
            .atMost(Duration.ofSeconds(20))
            .until(
                () ->
                    tenants
                        .superuser()
                        .sql("select count(*) from mail_message where tenant_id = ? and kind = 'backup-succeeded'")
                        .param(tenant.id().value())
                        .query(Integer.class)
                        .single() == letters
            );
        return id;
    }

    private List<String> ids() {
        List<String> ids = new ArrayList<>();
        console
            .list(Map.of("tenantId", BackupConsole.id(tenant)))
            .path("nodes")
            .forEach(node -> ids.add(node.path("id").asString()));
        return ids;
    }

    /** Holds a table that restores and drills want to write to. */
    private Connection hold() throws SQLException {
        Connection holder = DriverManager.getConnection(
            environment.getRequiredProperty("spring.datasource.url"),
            environment.getProperty("quelyos.test.superuser", "postgres"),
            environment.getProperty("quelyos.test.superuser-password", "")
        );
        holder.setAutoCommit(false);
        holder.createStatement().execute("lock table wishlist_item in access exclusive mode");
        return holder;
    }
}
