package io.quelyos.bff.access;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.access.AccessRows.Row;
import io.quelyos.bff.access.AccessWorld.Home;
import io.quelyos.bff.graphql.type.GlobalId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** The rows of backups. */
final class BackupAccessRows {

    private static final String ERRORS = "userErrors { code message field }";
    private static final String FINISHED =
        "insert into tenant_backup (tenant_id, id, cause, requested_by, file_name, state, finished_at)" +
        " values (?, ?, 'MANUAL', 'matrix', 'backup_matrix_20261120_010203.zip', 'SUCCEEDED', now())";

    private static final String SCHEDULED =
        "insert into backup_schedule (tenant_id, id, frequency, hour, minute, retention, next_run_at)" +
        " values (?, ?, 'DAILY', 3, 0, 7, now() + interval '1 day')";
    private static final String INPUT = "{ frequency: DAILY, hour: 3, minute: 0, retention: 7 }";

    private BackupAccessRows() {}

    static List<Row> fields() {
        return List.of(
            new Row(
                "SuperAdminQuery.backups",
                "query ($where: SuperAdminBackupFilter) { superAdmin { backups(where: $where) { nodes { state } } } }",
                (world, at) -> Map.of("where", Map.of("tenantId", tenant(world, at))),
                Map.of("where.tenantId", BackupAccessRows::tenant)
            ),
            AccessRows.byId(
                "SuperAdminQuery.backup",
                "query ($id: ID!) { superAdmin { backup(id: $id) { state } } }",
                BackupAccessRows::finished
            ),
            new Row(
                "SuperAdminQuery.restores",
                "query ($tenantId: ID) { superAdmin { restores(tenantId: $tenantId) { nodes { state } } } }",
                (world, at) -> Map.of("tenantId", tenant(world, at)),
                Map.of("tenantId", BackupAccessRows::tenant)
            ),
            new Row(
                "SuperAdminQuery.backupSchedules",
                "query ($tenantId: ID) { superAdmin { backupSchedules(tenantId: $tenantId) { nodes { hour } } } }",
                (world, at) -> Map.of("tenantId", tenant(world, at)),
                Map.of("tenantId", BackupAccessRows::tenant)
            ),
            AccessRows.byId(
                "SuperAdminQuery.restore",
                "query ($id: ID!) { superAdmin { restore(id: $id) { state } } }",
                BackupAccessRows::previewed
            )
        );
    }

    static List<Row> mutations() {
        return List.of(
            named("superAdminBackupStart", "tenantId", "backup { state }", BackupAccessRows::tenant),
            named("superAdminBackupCancel", "id", "backup { state }", BackupAccessRows::finished),
            named("superAdminBackupDelete", "id", "deletedBackupId", BackupAccessRows::finished),
            named("superAdminBackupDownload", "id", "url", BackupAccessRows::finished),
            new Row(
                "Mutation.superAdminRestorePreview",
                "mutation ($backupId: ID!, $tenantId: ID!) { superAdminRestorePreview(backupId: $backupId," +
                    " tenantId: $tenantId, reason: \"matrix\") { restore { state } " +
                    ERRORS +
                    "} }",
                (world, at) -> Map.of("backupId", finished(world, at), "tenantId", tenant(world, at)),
                Map.of("backupId", BackupAccessRows::finished, "tenantId", BackupAccessRows::tenant)
            ),
            new Row(
                "Mutation.superAdminRestoreCopy",
                "mutation ($backupId: ID!) { superAdminRestoreCopy(backupId: $backupId, slug: \"Not a slug\"," +
                    " name: \"Copy\", reason: \"matrix\") { restore { state } " +
                    ERRORS +
                    "} }",
                (world, at) -> Map.of("backupId", finished(world, at)),
                Map.of("backupId", BackupAccessRows::finished)
            ),
            new Row(
                "Mutation.superAdminBackupScheduleCreate",
                "mutation ($tenantId: ID!) { superAdminBackupScheduleCreate(tenantId: $tenantId, reason: \"matrix\"," +
                    " input: " +
                    INPUT +
                    ") { schedule { hour } " +
                    ERRORS +
                    "} }",
                (world, at) -> Map.of("tenantId", tenant(world, at)),
                Map.of("tenantId", BackupAccessRows::tenant)
            ),
            named("superAdminBackupScheduleUpdate", "id", "schedule { hour }", BackupAccessRows::schedule),
            named("superAdminBackupScheduleEnable", "id", "schedule { hour }", BackupAccessRows::schedule),
            named("superAdminBackupScheduleDisable", "id", "schedule { hour }", BackupAccessRows::schedule),
            named("superAdminBackupScheduleDelete", "id", "deletedScheduleId", BackupAccessRows::schedule),
            named("superAdminBackupScheduleRun", "id", "schedule { hour }", BackupAccessRows::schedule),
            named("superAdminRestoreApply", "id", "restore { state }", BackupAccessRows::cancelled),
            named("superAdminRestoreCancel", "id", "restore { state }", BackupAccessRows::previewed)
        );
    }

    private static Row named(
        String mutation,
        String argument,
        String selection,
        BiFunction<AccessWorld, Home, String> id
    ) {
        String document =
            "mutation ($" +
            argument +
            ": ID!) { " +
            mutation +
            "(" +
            argument +
            ": $" +
            argument +
            more(mutation) +
            ", reason: \"matrix\") { " +
            selection +
            " " +
            ERRORS +
            "} }";
        return new Row(
            "Mutation." + mutation,
            document,
            (world, at) -> Map.of(argument, id.apply(world, at)),
            Map.of(argument, id)
        );
    }

    private static String tenant(AccessWorld world, Home at) {
        return GlobalId.encode("ten", at.tenant().id().value());
    }

    private static String more(String mutation) {
        return switch (mutation) {
            case "superAdminBackupScheduleUpdate" -> ", version: 1, input: " + INPUT;
            case "superAdminBackupScheduleEnable", "superAdminBackupScheduleDisable" -> ", version: 1";
            default -> "";
        };
    }

    private static String schedule(AccessWorld world, Home at) {
        return GlobalId.encode("bsc", world.insert(at, SCHEDULED));
    }

    private static String previewed(AccessWorld world, Home at) {
        return restore(world, at, "PREVIEWED", "null");
    }

    private static String cancelled(AccessWorld world, Home at) {
        return restore(world, at, "CANCELLED", "now()");
    }

    private static String restore(AccessWorld world, Home at, String state, String finishedAt) {
        String sql =
            "insert into tenant_restore (tenant_id, id, source_tenant_id, backup_id, file_name, requested_by, reason," +
            " state, lapses_at, finished_at) select t.id, ?, t.id, t.id, 'x', 'matrix', 'matrix', '" +
            state +
            "', now() + interval '1 hour', " +
            finishedAt +
            " from tenant t where t.id = ?";
        UUID id = UuidCreator.getTimeOrderedEpoch();
        world.run(sql, id, at.tenant().id().value());
        return GlobalId.encode("rst", id);
    }

    private static String finished(AccessWorld world, Home at) {
        return GlobalId.encode("bkp", world.insert(at, FINISHED));
    }
}
