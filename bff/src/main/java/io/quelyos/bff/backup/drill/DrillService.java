package io.quelyos.bff.backup.drill;

import io.quelyos.auth.context.PlatformContext;
import io.quelyos.bff.backup.BackupQueue;
import io.quelyos.bff.backup.OperatorReason;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.CursorCodec;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.backup.BackupMapper;
import io.quelyos.persistence.backup.BackupRow;
import io.quelyos.persistence.backup.drill.DrillMapper;
import io.quelyos.persistence.backup.drill.DrillRow;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.TenantId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads the book of drills and takes the operators' wishes for them. */
@Service
class DrillService {

    private static final String ID_PREFIX = "bdr";
    private static final String ORDER = "backup-drills:id";
    /** No tenant has it, so a filter by an id that is none keeps nothing. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final PlatformDb platformDb;
    private final DrillMapper drills;
    private final BackupMapper backups;
    private final DrillQueue queue;
    private final CursorCodec cursors;

    DrillService(
        PlatformDb platformDb,
        DrillMapper drills,
        BackupMapper backups,
        DrillQueue queue,
        CursorCodec cursors
    ) {
        this.platformDb = platformDb;
        this.drills = drills;
        this.backups = backups;
        this.queue = queue;
        this.cursors = cursors;
    }

    /** One page of drills, the newest first. */
    Connection<SuperAdminBackupDrill> list(PlatformContext context, @Nullable String tenantId, PageRequest page) {
        UUID tenant = tenantId == null ? null : GlobalId.decode("ten", tenantId).orElse(NOBODY);
        UUID before = page.after() == null ? null : UUID.fromString(cursors.decode(ORDER, page.after()).getFirst());
        List<DrillRow> rows = platformDb.read(context, () -> drills.list(tenant, before, page.limit()));
        return Connection.of(rows, page, row -> cursors.encode(ORDER, List.of(row.id().toString()))).map(
            SuperAdminBackupDrill::of
        );
    }

    /** The drill of an id; null when there is none. */
    @Nullable
    SuperAdminBackupDrill find(PlatformContext context, String id) {
        UUID decoded = GlobalId.decode(ID_PREFIX, id).orElse(null);
        DrillRow row =
            decoded == null ? null : platformDb.<@Nullable DrillRow>read(context, () -> drills.findById(decoded));
        return row == null ? null : SuperAdminBackupDrill.of(row);
    }

    /** Has the tenant's newest backup restored on trial in the background. */
    SuperAdminBackupDrillPayload start(PlatformContext context, String tenantId, String reason) {
        UserError wrongReason = OperatorReason.check(reason);
        if (wrongReason != null) {
            return SuperAdminBackupDrillPayload.refused(wrongReason);
        }
        UUID tenant = GlobalId.decode("ten", tenantId).orElse(NOBODY);
        return platformDb.together(context, () -> startNewest(context, tenant, reason.strip()));
    }

    private SuperAdminBackupDrillPayload startNewest(PlatformContext context, UUID tenant, String reason) {
        BackupRow newest = backups.lockNewest(tenant);
        if (newest == null) {
            return SuperAdminBackupDrillPayload.refused(
                UserError.of(UserError.Code.NOT_FOUND, "There is no backup of such a tenant.", "tenantId")
            );
        }
        UUID id = queue.add(newest.id(), tenant, BackupQueue.MANUAL, context.operatorId());
        if (id == null) {
            String message = "A drill of the tenant is under way; wait for it.";
            return SuperAdminBackupDrillPayload.refused(UserError.of(UserError.Code.WRONG_STATE, message, "tenantId"));
        }
        return platformDb.write(context, reason, "backup.drill", new TenantId(tenant), () ->
            SuperAdminBackupDrillPayload.done(SuperAdminBackupDrill.of(Objects.requireNonNull(drills.findById(id))))
        );
    }
}
