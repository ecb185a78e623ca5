package io.quelyos.bff.access;

import io.quelyos.bff.access.AccessRows.Row;
import io.quelyos.bff.access.AccessWorld.Home;
import io.quelyos.bff.graphql.type.GlobalId;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The rows of backups. */
final class BackupAccessRows {

    private static final String ERRORS = "userErrors { code message field }";
    private static final String FINISHED =
        "insert into tenant_backup (tenant_id, id, cause, requested_by, file_name, state, finished_at)" +
        " values (?, ?, 'MANUAL', 'matrix', 'backup_matrix_20261120_010203.zip', 'SUCCEEDED', now())";

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
            )
        );
    }

    static List<Row> mutations() {
        return List.of(
            named("superAdminBackupStart", "tenantId", "backup { state }", BackupAccessRows::tenant),
            named("superAdminBackupCancel", "id", "backup { state }", BackupAccessRows::finished),
            named("superAdminBackupDelete", "id", "deletedBackupId", BackupAccessRows::finished),
            named("superAdminBackupDownload", "id", "url", BackupAccessRows::finished)
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

    private static String finished(AccessWorld world, Home at) {
        return GlobalId.encode("bkp", world.insert(at, FINISHED));
    }
}
