package io.quelyos.bff.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.token.OwnIssuer;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** Backups that somebody stops, whose worker dies, or whose disk is full. */
@ServerTest
class BackupFaultsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private TenantFactory tenants;

    @Autowired
    private OwnIssuer issuer;

    @Autowired
    private BackupSettings settings;

    @Autowired
    private Environment environment;

    private BackupTwins twins;
    private BackupConsole console;
    private BackupShop shop;
    private BackupShop twin;

    @BeforeEach
    void furnish() {
        twins = BackupTwins.furnish(port, issuer, tenants);
        console = twins.console();
        shop = twins.shop();
        twin = twins.twin();
    }

    @Test
    void stopsOneThatIsUnderWayAndKeepsNothingOfIt() throws SQLException {
        String id;
        try (Connection holder = superuser()) {
            holder.setAutoCommit(false);
            // The worker waits at a table that somebody holds.
            holder.createStatement().execute("lock table wishlist_item in access exclusive mode");
            id = console.start(shop.tenant()).at("/backup/id").asString();
            await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> console.find(id).path("state").asString().equals("RUNNING"));
            JsonNode second = console.start(shop.tenant());
            assertThat(second.at("/userErrors/0/code").asString()).isEqualTo("WRONG_STATE");
            JsonNode early = console.act("superAdminBackupDelete", "deletedBackupId", id);
            assertThat(early.at("/userErrors/0/code").asString()).isEqualTo("WRONG_STATE");
            JsonNode cancelled = console.act("superAdminBackupCancel", "backup { state }", id);
            assertThat(cancelled.at("/backup/state").asString()).isEqualTo("RUNNING");
            holder.rollback();
        }
        JsonNode over = console.awaitOver(id);
        assertThat(over.path("state").asString()).isEqualTo("CANCELLED");
        assertThat(over.path("content").isNull()).isTrue();
        JsonNode again = console.act("superAdminBackupCancel", "backup { state }", id);
        assertThat(again.at("/userErrors/0/code").asString()).isEqualTo("WRONG_STATE");
        JsonNode link = console.act("superAdminBackupDownload", "url", id);
        assertThat(link.at("/userErrors/0/code").asString()).isEqualTo("WRONG_STATE");
        assertThat(Path.of(settings.folder()).resolve(shop.tenant().id().toString())).satisfiesAnyOf(
            folder -> assertThat(folder).doesNotExist(),
            folder -> assertThat(folder).isEmptyDirectory()
        );
    }

    @Test
    void goesOnWhereAWorkerDiedAndGivesUpInTheEnd() {
        UUID resumed = leftBehind(shop, 1);
        UUID hopeless = leftBehind(twin, settings.attempts());
        assertThat(console.awaitOver(GlobalId.encode("bkp", resumed)).path("state").asString()).isEqualTo("SUCCEEDED");
        JsonNode failed = console.awaitOver(GlobalId.encode("bkp", hopeless));
        assertThat(failed.path("state").asString()).isEqualTo("FAILED");
        assertThat(failed.path("failure").asString()).contains("stopped 3 times");
        assertThat(twins.audit(twin)).anyMatch(row -> row.startsWith("backup.fail"));
    }

    @Test
    void reportsAFullDiskAndKeepsTheLastGoodOne() throws IOException {
        String good = console.make(shop.tenant()).path("id").asString();
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Path draft = Path.of(settings.folder()).resolve(shop.tenant().id() + "/" + id + ".qbk.part");
        // Whatever is written to this device meets a disk that is full.
        Files.createSymbolicLink(draft, Path.of("/dev/full"));
        add(shop, id, "QUEUED", 0);
        JsonNode failed = console.awaitOver(GlobalId.encode("bkp", id));
        assertThat(failed.path("state").asString()).isEqualTo("FAILED");
        assertThat(failed.path("failure").asString()).isEqualTo("The storage is full.");
        assertThat(Files.exists(draft, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(console.download(good)).containsKey("metadata.json");
    }

    /** A backup whose worker began and was never heard of again. */
    private UUID leftBehind(BackupShop of, int attempts) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        add(of, id, "RUNNING", attempts);
        return id;
    }

    private void add(BackupShop of, UUID id, String state, int attempts) {
        tenants
            .superuser()
            .sql(
                "insert into tenant_backup (id, tenant_id, cause, requested_by, state, attempts, file_name)" +
                    " values (?, ?, 'MANUAL', 'test', ?, ?, 'backup_x_20260101_000000.zip')"
            )
            .params(id, of.tenant().id().value(), state, attempts)
            .update();
        boolean isPicked = state.equals("RUNNING");
        tenants
            .superuser()
            .sql(
                "insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, picked_by," +
                    " last_heartbeat, version) values ('backup', ?, ''::bytea, now() - interval '1 hour', ?, ?," +
                    " now() - interval '1 hour', 1)"
            )
            .params(id.toString(), isPicked, "dead")
            .update();
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(
            environment.getRequiredProperty("spring.datasource.url"),
            environment.getProperty("quelyos.test.superuser", "postgres"),
            environment.getProperty("quelyos.test.superuser-password", "")
        );
    }
}
