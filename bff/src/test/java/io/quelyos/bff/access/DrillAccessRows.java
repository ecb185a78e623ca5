package io.quelyos.bff.access;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.access.AccessRows.Row;
import io.quelyos.bff.access.AccessWorld.Home;
import io.quelyos.bff.graphql.type.GlobalId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The rows of drills. */
final class DrillAccessRows {

    private DrillAccessRows() {}

    static List<Row> fields() {
        return List.of(
            new Row(
                "SuperAdminQuery.backupDrills",
                "query ($tenantId: ID) { superAdmin { backupDrills(tenantId: $tenantId) { nodes { state } } } }",
                (world, at) -> Map.of("tenantId", tenant(at)),
                Map.of("tenantId", (world, at) -> tenant(at))
            ),
            AccessRows.byId(
                "SuperAdminQuery.backupDrill",
                "query ($id: ID!) { superAdmin { backupDrill(id: $id) { state } } }",
                DrillAccessRows::drill
            )
        );
    }

    static List<Row> mutations() {
        return List.of(
            new Row(
                "Mutation.superAdminBackupDrillStart",
                "mutation ($tenantId: ID!) { superAdminBackupDrillStart(tenantId: $tenantId, reason: \"matrix\") {" +
                    " drill { state } " +
                    AccessRows.ERRORS +
                    "} }",
                (world, at) -> Map.of("tenantId", tenant(at)),
                Map.of("tenantId", (world, at) -> tenant(at))
            )
        );
    }

    private static String tenant(Home at) {
        return GlobalId.encode("ten", at.tenant().id().value());
    }

    private static String drill(AccessWorld world, Home at) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        world.run(
            "insert into backup_drill (id, tenant_id, backup_id, file_name, cause, requested_by, state, finished_at)" +
                " select ?, t.id, t.id, 'x', 'MANUAL', 'matrix', 'SUCCEEDED', now() from tenant t where t.id = ?",
            id,
            at.tenant().id().value()
        );
        return GlobalId.encode("bdr", id);
    }
}
