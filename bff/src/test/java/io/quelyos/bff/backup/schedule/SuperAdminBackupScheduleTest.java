package io.quelyos.bff.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.auth.token.OwnIssuer;
import io.quelyos.bff.backup.BackupConsole;
import io.quelyos.bff.backup.BackupSettings;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.bff.testing.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
class SuperAdminBackupScheduleTest {

    @LocalServerPort
    private int port;

    @Autowired
    private TenantFactory tenants;

    @Autowired
    private OwnIssuer issuer;

    @Autowired
    private BackupSweep sweep;

    @Autowired
    private BackupSettings settings;

    private BackupConsole console;
    private ScheduleConsole schedules;
    private TestTenant tenant;
    private TestTenant twin;

    @BeforeEach
    void makeTenants() {
        console = new BackupConsole(port, new Tokens(issuer));
        List<TestTenant> twins = tenants.createTwins();
        tenant = twins.getFirst();
        twin = twins.getLast();
        schedules = new ScheduleConsole(console, tenant);
    }

    @Test
    void keepsTheTableOfSchedules() {
        JsonNode created = schedules.create(
            Map.of("frequency", "WEEKLY", "dayOfWeek", 7, "email", "it@tenant.example")
        );
        String id = created.path("id").asString();
        assertThat(created.path("timeZone").asString()).isEqualTo("Europe/Paris");
        assertThat(OffsetDateTime.parse(created.path("nextRunAt").asString())).isAfter(
            OffsetDateTime.now(ZoneOffset.UTC)
        );

        JsonNode updated = schedules.change(
            "Update",
            id,
            1,
            ", input: { frequency: MONTHLY, dayOfMonth: 28, hour: 4, minute: 30, retention: 2 }"
        );
        assertThat(updated.at("/schedule/frequency").asString()).isEqualTo("MONTHLY");
        assertThat(updated.at("/schedule/dayOfWeek").isNull()).isTrue();
        assertThat(updated.at("/schedule/email").isNull()).isTrue();
        assertThat(schedules.change("Disable", id, 1, "").at("/userErrors/0/__typename").asString()).isEqualTo(
            "VersionConflict"
        );
        JsonNode disabled = schedules.change("Disable", id, 2, "");
        assertThat(disabled.at("/schedule/isActive").asBoolean()).isFalse();
        assertThat(disabled.at("/schedule/nextRunAt").isNull()).isTrue();
        assertThat(schedules.change("Enable", id, 3, "").at("/schedule/isActive").asBoolean()).isTrue();
        assertThat(schedules.list().size()).isEqualTo(1);
        assertThat(
            console.act("superAdminBackupScheduleDelete", "deletedScheduleId", id).path("deletedScheduleId").asString()
        ).isEqualTo(id);
        assertThat(schedules.list().size()).isZero();
        assertThat(audit()).containsExactly(
            "backup_schedule.create",
            "backup_schedule.update",
            "backup_schedule.disable",
            "backup_schedule.enable",
            "backup_schedule.delete"
        );
    }

    @Test
    void refusesTimesThatAreNone() {
        for (Map<String, Object> bad : List.<Map<String, Object>>of(
            Map.of("hour", 24),
            Map.of("hour", -1),
            Map.of("minute", 60),
            Map.of("retention", 0),
            Map.of("retention", 366),
            Map.of("dayOfWeek", 1),
            Map.of("dayOfMonth", 1),
            Map.of("frequency", "WEEKLY"),
            Map.of("frequency", "WEEKLY", "dayOfWeek", 8),
            Map.of("frequency", "MONTHLY", "dayOfMonth", 29),
            Map.of("email", "nobody")
        )) {
            JsonNode refused = schedules.createPayload(bad);
            assertThat(refused.at("/userErrors/0/code").asString()).as("%s", bad).isEqualTo("INVALID");
        }
        assertThat(schedules.list().size()).isZero();
    }

    @Test
    void makesWhatIsDueOnceHoweverManyInstancesLookAndHoweverLateTheyAre() {
        String id = schedules.create(Map.of()).path("id").asString();
        assertThat(console.list(schedules.ofTenant()).path("totalCount").asInt()).as("nothing is due yet").isZero();
        due(id, "3 days");
        List<CompletableFuture<Void>> instances = IntStream.range(0, 4)
            .mapToObj(number -> CompletableFuture.runAsync(sweep::run))
            .toList();
        instances.forEach(CompletableFuture::join);
        sweep.run();
        JsonNode backups = console.list(schedules.ofTenant());
        assertThat(backups.path("totalCount").asInt()).isEqualTo(1);
        assertThat(backups.at("/nodes/0/cause").asString()).isEqualTo("SCHEDULE");
        assertThat(backups.at("/nodes/0/requestedBy").asString()).isEqualTo(id);
        console.awaitOver(backups.at("/nodes/0/id").asString());
        JsonNode schedule = schedules.list().get(0);
        assertThat(schedule.path("lastState").asString()).isEqualTo("SUCCEEDED");
        assertThat(OffsetDateTime.parse(schedule.path("nextRunAt").asString())).isAfter(
            OffsetDateTime.now(ZoneOffset.UTC)
        );
        assertThat(
            console
                .list(Map.of("tenantId", BackupConsole.id(twin)))
                .path("totalCount")
                .asInt()
        ).isZero();
    }

    @Test
    void leavesWhatIsOffAlone() {
        String id = schedules.create(Map.of()).path("id").asString();
        schedules.change("Disable", id, 1, "");
        due(id, "1 hour");
        sweep.run();
        assertThat(console.list(schedules.ofTenant()).path("totalCount").asInt()).isZero();
    }

    @Test
    void keepsAsManyAsItShallAndTellsOfEachThatIsMade() {
        String id = schedules
            .create(Map.of("retention", 2, "email", "it@tenant.example"))
            .path("id")
            .asString();
        String manual = console.make(tenant).path("id").asString();
        List<String> made = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            made.addFirst(schedules.runNow(id));
            int letters = round + 1;
            await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> letters("backup-succeeded") == letters);
        }
        List<String> kept = new ArrayList<>();
        console
            .list(schedules.ofTenant())
            .path("nodes")
            .forEach(node -> kept.add(node.path("id").asString()));
        assertThat(kept).containsExactly(made.get(0), made.get(1), manual);
        assertThat(audit()).contains("backup.expire");
        String letter = tenants
            .superuser()
            .sql("select subject || ' ' || recipient from mail_message where tenant_id = ? limit 1")
            .param(tenant.id().value())
            .query(String.class)
            .single();
        assertThat(letter).startsWith("La sauvegarde de").endsWith("it@tenant.example");

        console.act("superAdminBackupScheduleDelete", "deletedScheduleId", id);
        assertThat(console.list(schedules.ofTenant()).path("totalCount").asInt()).as("its backups stay").isEqualTo(3);
    }

    @Test
    void tellsOfAFailureAndKeepsTheLastGoodOne() throws IOException {
        String id = schedules
            .create(Map.of("retention", 1, "email", "it@tenant.example"))
            .path("id")
            .asString();
        String good = schedules.runNow(id);
        Path folder = Path.of(settings.folder()).resolve(tenant.id().toString());
        Path away = folder.resolveSibling(tenant.id() + "-away");
        Files.move(folder, away);
        Files.writeString(folder, "no folder");
        String failed = console.act("superAdminBackupScheduleRun", "schedule { id }", id).at("/schedule/id").asString();
        assertThat(failed).isEqualTo(id);
        JsonNode newest = console.awaitOver(console.list(schedules.ofTenant()).at("/nodes/0/id").asString());
        assertThat(newest.path("state").asString()).isEqualTo("FAILED");
        assertThat(newest.path("failure").asString()).isEqualTo("The storage does not answer.");
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> letters("backup-failed") == 1);
        Files.delete(folder);
        Files.move(away, folder);
        JsonNode succeeded = console.list(Map.of("tenantId", BackupConsole.id(tenant), "state", List.of("SUCCEEDED")));
        assertThat(succeeded.at("/nodes/0/id").asString()).isEqualTo(good);
        assertThat(schedules.list().get(0).path("lastState").asString()).isEqualTo("FAILED");
    }

    @Test
    void refusesSchedulesAndTenantsThatAreNot() {
        String random = GlobalId.encode("bsc", UUID.randomUUID());
        assertThat(schedules.change("Enable", random, 1, "").at("/userErrors/0/code").asString()).isEqualTo(
            "NOT_FOUND"
        );
        for (String mutation : List.of("superAdminBackupScheduleDelete", "superAdminBackupScheduleRun")) {
            JsonNode none = console.act(mutation, "__typename", random);
            assertThat(none.at("/userErrors/0/code").asString()).as(mutation).isEqualTo("NOT_FOUND");
        }
    }

    private void due(String schedule, String since) {
        tenants
            .superuser()
            .sql("update backup_schedule set next_run_at = now() - cast(? as interval) where id = ?")
            .params(since, GlobalId.decode("bsc", schedule).orElseThrow())
            .update();
    }

    private int letters(String kind) {
        return tenants
            .superuser()
            .sql("select count(*) from mail_message where tenant_id = ? and kind = ?")
            .params(tenant.id().value(), kind)
            .query(Integer.class)
            .single();
    }

    private List<String> audit() {
        return tenants
            .superuser()
            .sql("select action from platform_audit where tenant_id = ? order by created_at, id")
            .param(tenant.id().value())
            .query(String.class)
            .list();
    }
}
