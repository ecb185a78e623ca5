package io.quelyos.bff.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.backup.BackupConsole;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An operator who keeps a tenant's schedules through HTTP. */
public record ScheduleConsole(BackupConsole console, TestTenant tenant) {
    private static final String SCHEDULE =
        "{ id version isActive frequency dayOfWeek dayOfMonth hour minute timeZone retention email nextRunAt lastState }";
    private static final String ERRORS = " userErrors { __typename code field } ";

    /** Has the schedule's backup made at once and well; answers its id. */
    public String runNow(String schedule) {
        JsonNode payload = console.act("superAdminBackupScheduleRun", "schedule { lastState }", schedule);
        assertThat(payload.path("userErrors").size()).as("%s", payload).isZero();
        String id = console.list(ofTenant()).at("/nodes/0/id").asString();
        assertThat(console.awaitOver(id).path("state").asString()).isEqualTo("SUCCEEDED");
        return id;
    }

    public Map<String, Object> ofTenant() {
        return Map.of("tenantId", BackupConsole.id(tenant));
    }

    public JsonNode create(Map<String, Object> input) {
        JsonNode payload = createPayload(input);
        assertThat(payload.path("userErrors").size()).as("%s", payload).isZero();
        return payload.path("schedule");
    }

    public JsonNode createPayload(Map<String, Object> input) {
        Map<String, Object> whole = new HashMap<>(Map.of("frequency", "DAILY", "hour", 3, "minute", 0, "retention", 7));
        whole.putAll(input);
        return console
            .client()
            .send(
                "mutation ($id: ID!, $input: SuperAdminBackupScheduleInput!) {" +
                    " superAdminBackupScheduleCreate(tenantId: $id, input: $input, reason: \"test\") { schedule " +
                    SCHEDULE +
                    ERRORS +
                    "} }",
                Map.of("id", BackupConsole.id(tenant), "input", whole)
            )
            .data("/superAdminBackupScheduleCreate");
    }

    public JsonNode change(String verb, String id, int version, String more) {
        String mutation = "superAdminBackupSchedule" + verb;
        return console
            .client()
            .send(
                "mutation ($id: ID!, $version: Int!) { " +
                    mutation +
                    "(id: $id, version: $version, reason: \"test\"" +
                    more +
                    ") { schedule " +
                    SCHEDULE +
                    ERRORS +
                    "} }",
                Map.of("id", id, "version", version)
            )
            .data("/" + mutation);
    }

    public JsonNode list() {
        return console
            .client()
            .send(
                "query ($id: ID!) { superAdmin { backupSchedules(tenantId: $id) { nodes " + SCHEDULE + " } } }",
                Map.of("id", BackupConsole.id(tenant))
            )
            .data("/superAdmin/backupSchedules/nodes");
    }
}
