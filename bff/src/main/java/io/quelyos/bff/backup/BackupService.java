package io.quelyos.bff.backup;

import io.quelyos.auth.context.PlatformContext;
import io.quelyos.bff.backup.archive.Archives;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.backup.BackupMapper;
import io.quelyos.persistence.backup.BackupRow;
import io.quelyos.persistence.backup.BackupState;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.TenantAdministrationMapper;
import io.quelyos.persistence.tenant.TenantId;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Takes the operators' wishes about backups. Each is written with its audit row, once nothing speaks against it. */
@Service
class BackupService {

    static final String ID_PREFIX = "bkp";
    private static final Logger LOG = LoggerFactory.getLogger(BackupService.class);

    private final PlatformDb platformDb;
    private final BackupMapper backups;
    private final TenantAdministrationMapper tenants;
    private final Archives archives;
    private final BackupQueue queue;

    BackupService(
        PlatformDb platformDb,
        BackupMapper backups,
        TenantAdministrationMapper tenants,
        Archives archives,
        BackupQueue queue
    ) {
        this.platformDb = platformDb;
        this.backups = backups;
        this.tenants = tenants;
        this.archives = archives;
        this.queue = queue;
    }

    /** Has a backup of a tenant made in the background; a suspended tenant's too. */
    SuperAdminBackupPayload start(PlatformContext context, String tenantId, String reason) {
        UserError wrongReason = OperatorReason.check(reason);
        if (wrongReason != null) {
            return SuperAdminBackupPayload.refused(wrongReason);
        }
        UUID tenant = GlobalId.decode("ten", tenantId).orElse(null);
        if (tenant == null) {
            return SuperAdminBackupPayload.refused(noTenant());
        }
        return platformDb.together(context, () -> startFound(context, tenant, reason.strip()));
    }

    private SuperAdminBackupPayload startFound(PlatformContext context, UUID tenant, String reason) {
        if (tenants.findById(tenant) == null) {
            return SuperAdminBackupPayload.refused(noTenant());
        }
        UUID id = queue.add(tenant, BackupQueue.MANUAL, context.operatorId());
        if (id == null) {
            String message = "A backup of the tenant is under way; wait for it, or stop it.";
            return SuperAdminBackupPayload.refused(UserError.of(UserError.Code.WRONG_STATE, message, "tenantId"));
        }
        return platformDb.write(context, reason, "backup.start", new TenantId(tenant), () -> reload(id));
    }

    /** Stops a backup: at once where nobody has begun with it, else as soon as its worker hears of it. */
    SuperAdminBackupPayload cancel(PlatformContext context, String id, String reason) {
        return change(context, id, reason, row -> {
            if (!row.state().isUnderWay()) {
                return SuperAdminBackupPayload.refused(
                    UserError.of(UserError.Code.WRONG_STATE, "The backup is over already.", "id")
                );
            }
            return platformDb.write(context, reason.strip(), "backup.cancel", new TenantId(row.tenantId()), () -> {
                if (row.state() == BackupState.QUEUED) {
                    backups.updateCancelled(row.id());
                } else {
                    backups.updateCancelRequested(row.id());
                }
                return reload(row.id());
            });
        });
    }

    /**
     * Deletes a backup that is over and that no restore and no drill needs. The archive goes first: a row without one can be
     * deleted again.
     */
    SuperAdminBackupPayload delete(PlatformContext context, String id, String reason) {
        return change(context, id, reason, row -> {
            if (row.state().isUnderWay()) {
                return SuperAdminBackupPayload.refused(
                    UserError.of(UserError.Code.WRONG_STATE, "The backup is under way; stop it first.", "id")
                );
            }
            String need = backups.findNeed(row.id());
            if (need != null) {
                return SuperAdminBackupPayload.refused(UserError.of(UserError.Code.WRONG_STATE, tell(need), "id"));
            }
            try {
                archives.delete(new Archives.Name(row.tenantId(), row.id()));
            } catch (IOException exception) {
                LOG.error("The archive of backup {} could not be deleted", row.id(), exception);
                return SuperAdminBackupPayload.refused(
                    UserError.of(UserError.Code.WRONG_STATE, StorageFailure.tell(exception), "id")
                );
            }
            return platformDb.write(context, reason.strip(), "backup.delete", new TenantId(row.tenantId()), () -> {
                backups.delete(row.id());
                return SuperAdminBackupPayload.deleted(row.id());
            });
        });
    }

    private SuperAdminBackupPayload change(
        PlatformContext context,
        String id,
        String reason,
        Function<BackupRow, SuperAdminBackupPayload> work
    ) {
        UserError wrongReason = OperatorReason.check(reason);
        if (wrongReason != null) {
            return SuperAdminBackupPayload.refused(wrongReason);
        }
        UUID decoded = GlobalId.decode(ID_PREFIX, id).orElse(null);
        return platformDb.together(context, () -> {
            BackupRow row = decoded == null ? null : backups.lockById(decoded);
            return row == null
                ? SuperAdminBackupPayload.refused(
                      UserError.of(UserError.Code.NOT_FOUND, "There is no such backup.", "id")
                  )
                : work.apply(row);
        });
    }

    private SuperAdminBackupPayload reload(UUID id) {
        return SuperAdminBackupPayload.done(SuperAdminBackup.of(Objects.requireNonNull(backups.findById(id))));
    }

    private static String tell(String need) {
        return need.equals(BackupMapper.NEEDED_BY_DRILL)
            ? "A drill of the backup is under way; wait for it."
            : "A restore of the backup is under way or waits to be confirmed; stop it first, or wait for it.";
    }

    private static UserError noTenant() {
        return UserError.of(UserError.Code.NOT_FOUND, "There is no such tenant.", "tenantId");
    }
}
