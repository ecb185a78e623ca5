package io.quelyos.bff.backup.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.token.OwnIssuer;
import io.quelyos.bff.backup.BackupConsole;
import io.quelyos.bff.backup.BackupSettings;
import io.quelyos.bff.backup.BackupShop;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.bff.testing.Tokens;
import io.quelyos.persistence.backup.drill.ShadowMapper;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Backups that cannot be relied on, and a database that does not keep what is restored: each drill must tell. */
@ServerTest
class FailedDrillTest {

    @LocalServerPort
    private int port;

    @Autowired
    private TenantFactory tenants;

    @Autowired
    private OwnIssuer issuer;

    @Autowired
    private BackupSettings settings;

    @Autowired
    private TenantDb tenantDb;

    @Autowired
    private ShadowMapper shadows;

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
    void tellsOfARowThatIsRestoredAsAnother() {
        String name = shop.tenant().slug();
        run("update product_review set author_name = ? where tenant_id = ?", name, id());
        console.make(shop.tenant());
        JsonNode drill = damaged(
            "product_review",
            "new.author_name = '" + name + "'",
            "new.author_name := 'somebody else'; return new;"
        );
        assertDiffers(drill, "product_review", "ROWS", 1, 1);
        assertThat(drill.path("failure").asString()).isEqualTo(
            "What was restored is not what the archive holds: product_review."
        );
        assertThat(console.drill(shop.tenant()).path("state").asString())
            .as("the backup itself is good")
            .isEqualTo("SUCCEEDED");
    }

    @Test
    void tellsOfARowThatIsNotRestored() {
        String name = shop.tenant().slug();
        run("update product_review set author_name = ? where tenant_id = ?", name, id());
        console.make(shop.tenant());
        JsonNode drill = damaged("product_review", "new.author_name = '" + name + "'", "return null;");
        assertDiffers(drill, "product_review", "ROWS", 1, 0);
    }

    @Test
    void tellsOfAFileWhoseContentIsAnother() {
        String name = shop.tenant().slug();
        run("update stored_file set file_name = ? where tenant_id = ?", name, id());
        console.make(shop.tenant());
        JsonNode drill = damaged(
            "stored_file",
            "new.file_name = '" + name + "'",
            "new.content := set_byte(new.content, 100, 0); return new;"
        );
        assertDiffers(drill, "stored_file", "CONTENT", 1, 1);
    }

    @Test
    void writesToWhomTheSchedulesNameWhereAnArchiveIsDamaged() throws IOException {
        for (String email : List.of("it@tenant.example", "IT@tenant.example", "boss@tenant.example")) {
            schedule(shop, email, true);
        }
        schedule(shop, "former@tenant.example", false);
        schedule(twin, "it@twin.example", true);
        String backup = console.make(shop.tenant()).path("id").asString();
        UUID archive = GlobalId.decode("bkp", backup).orElseThrow();
        Path file = Path.of(settings.folder()).resolve(shop.tenant().id() + "/" + archive + ".qbk");
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);

        JsonNode drill = console.drill(shop.tenant());

        assertThat(drill.path("state").asString()).as("%s", drill).isEqualTo("FAILED");
        assertThat(drill.path("failure").asString()).startsWith("The archive is not what was sealed");
        assertThat(drill.path("differences").size()).isZero();
        assertThat(drill.at("/compared/rows").asLong()).isZero();
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> letters(shop).size() == 2);
        assertThat(letters(shop)).containsExactly(
            "boss@tenant.example Une sauvegarde de Site mine n’a pas pu être restaurée à l’essai",
            "it@tenant.example Une sauvegarde de Site mine n’a pas pu être restaurée à l’essai"
        );
        assertThat(letters(twin)).isEmpty();
        Files.delete(file);
        assertThat(console.drill(shop.tenant()).path("failure").asString()).contains("not in the storage");
    }

    @Test
    void givesUpWhereWorkersDieAgainAndAgain() {
        JsonNode backup = console.make(shop.tenant());
        UUID id = UuidCreator.getTimeOrderedEpoch();
        run(
            "insert into backup_drill (id, tenant_id, backup_id, file_name, cause, requested_by, state, attempts)" +
                " values (?, ?, ?, 'x', 'MANUAL', 'test', 'RUNNING', ?)",
            id,
            id(),
            GlobalId.decode("bkp", backup.path("id").asString()).orElseThrow(),
            settings.attempts()
        );
        run(
            "insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, picked_by," +
                " last_heartbeat, version) values ('backup-drill', ?, ''::bytea, now() - interval '1 hour', true, 'dead'," +
                " now() - interval '1 hour', 1)",
            id.toString()
        );
        JsonNode over = console.awaitDrill(GlobalId.encode("bdr", id));
        assertThat(over.path("state").asString()).isEqualTo("FAILED");
        assertThat(over.path("failure").asString()).contains("stopped 3 times");
    }

    @Test
    void neverLetsAShadowLast() {
        TenantScoped shadow = TenantScoped.of(new TenantId(UuidCreator.getTimeOrderedEpoch()));
        assertThatThrownBy(() -> tenantDb.write(shadow, () -> shadows.openShadow(id())))
            .rootCause()
            .hasMessageContaining("a shadow tenant cannot last");
        assertThatThrownBy(() -> run("update tenant set is_shadow = true where id = ?", id()))
            .rootCause()
            .hasMessageContaining("a shadow tenant cannot last");
        TenantScoped known = TenantScoped.of(shop.tenant().id());
        assertThatThrownBy(() -> tenantDb.rehearse(known, () -> shadows.openShadow(twin.tenant().id().value())))
            .as("a tenant that is there is not made a shadow")
            .rootCause()
            .hasMessageContaining("tenant_pkey");
        tenantDb.rehearse(shadow, () -> shadows.openShadow(id()));
        assertThat(
            tenants
                .superuser()
                .sql("select count(*) from tenant where is_shadow or id = ?")
                .param(shadow.tenantId().value())
                .query(Long.class)
                .single()
        ).isZero();
    }

    /** A drill while a trigger spoils what is written; the trigger is the test's own. */
    private JsonNode damaged(String table, String condition, String body) {
        String name = "damage_" + shop.tenant().slug().replace('-', '_');
        tenants
            .superuser()
            .sql(
                "create function " +
                    name +
                    "() returns trigger language plpgsql as 'begin " +
                    body.replace("'", "''") +
                    " end'"
            )
            .update();
        try {
            tenants
                .superuser()
                .sql(
                    "create trigger " +
                        name +
                        " before insert on " +
                        table +
                        " for each row when (" +
                        condition +
                        ") execute function " +
                        name +
                        "()"
                )
                .update();
            return console.drill(shop.tenant());
        } finally {
            tenants
                .superuser()
                .sql("drop function " + name + " cascade")
                .update();
        }
    }

    private static void assertDiffers(JsonNode drill, String table, String kind, int inBackup, int restored) {
        assertThat(drill.path("state").asString()).as("%s", drill).isEqualTo("FAILED");
        assertThat(drill.path("differences").toString()).isEqualTo(
            "[{\"table\":\"" +
                table +
                "\",\"kind\":\"" +
                kind +
                "\",\"rowsInBackup\":" +
                inBackup +
                ",\"rowsRestored\":" +
                restored +
                "}]"
        );
    }

    private void schedule(BackupShop of, String email, boolean isActive) {
        run(
            "insert into backup_schedule (id, tenant_id, is_active, frequency, hour, minute, retention, email, next_run_at)" +
                " values (?, ?, ?, 'DAILY', 3, 0, 7, ?, now() + interval '1 day')",
            UuidCreator.getTimeOrderedEpoch(),
            of.tenant().id().value(),
            isActive,
            email
        );
    }

    private List<String> letters(BackupShop of) {
        return tenants
            .superuser()
            .sql(
                "select recipient || ' ' || subject from mail_message where tenant_id = ? and kind = 'backup-drill-failed'" +
                    " order by 1"
            )
            .param(of.tenant().id().value())
            .query(String.class)
            .list();
    }

    private UUID id() {
        return shop.tenant().id().value();
    }

    private void run(String sql, Object... parameters) {
        tenants.superuser().sql(sql).params(parameters).update();
    }
}
