package io.quelyos.bff.backup.restore;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.PlatformContext;
import io.quelyos.bff.backup.OperatorReason;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.job.JobQueue;
import io.quelyos.persistence.backup.BackupMapper;
import io.quelyos.persistence.backup.BackupRow;
import io.quelyos.persistence.backup.BackupState;
import io.quelyos.persistence.backup.restore.RestoreMapper;
import io.quelyos.persistence.backup.restore.RestoreRow;
import io.quelyos.persistence.backup.restore.RestoreState;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.TenantId;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/** Takes the operators' wishes about restores. What shows at once speaks here; what is in an archive, its job looks at. */
@Service
class RestoreService {

    static final String ID_PREFIX = "rst";
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final int NAME_CHARACTERS = 200;

    private final PlatformDb platformDb;
    private final RestoreMapper restores;
    private final BackupMapper backups;
    private final JobQueue jobs;
    private final Clock clock;

    RestoreService(
        PlatformDb platformDb,
        RestoreMapper restores,
        BackupMapper backups,
        @Qualifier("platformJobQueue") JobQueue jobs,
        Clock clock
    ) {
        this.platformDb = platformDb;
        this.restores = restores;
        this.backups = backups;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** The tenant that a copy becomes. */
    record NewTenant(String slug, String name) {}

    /** Has a look at what a restore does; of the backup's own tenant only. */
    SuperAdminRestorePayload preview(PlatformContext context, String backupId, String tenantId, String reason) {
        UUID wanted = GlobalId.decode("ten", tenantId).orElse(null);
        return begin(context, backupId, reason, backup -> {
            UUID tenant = backup.tenantId();
            if (!tenant.equals(wanted)) {
                String message = "The backup is not this tenant's; a copy makes a new tenant of it.";
                return SuperAdminRestorePayload.refused(UserError.of(UserError.Code.INVALID, message, "tenantId"));
            }
            UUID id = UuidCreator.getTimeOrderedEpoch();
            return isInserted(id, backup, tenant, context, reason, RestoreState.QUEUED)
                ? schedule(context, reason, "restore.preview", id, tenant, RestoreTask.LOOK)
                : underWay();
        });
    }

    /** Makes a tenant of a backup. */
    SuperAdminRestorePayload copy(PlatformContext context, String backupId, NewTenant wanted, String reason) {
        if (!SLUG.matcher(wanted.slug()).matches()) {
            String message = "A tenant's slug has lower-case letters, digits and hyphens, 63 at the most.";
            return SuperAdminRestorePayload.refused(UserError.of(UserError.Code.INVALID, message, "slug"));
        }
        if (wanted.name().isEmpty() || wanted.name().length() > NAME_CHARACTERS) {
            String message = "A tenant's name has 1 to " + NAME_CHARACTERS + " characters.";
            return SuperAdminRestorePayload.refused(UserError.of(UserError.Code.INVALID, message, "name"));
        }
        return begin(context, backupId, reason, backup -> {
            UUID tenant = UuidCreator.getTimeOrderedEpoch();
            if (restores.insertCopy(tenant, wanted.slug(), wanted.name(), backup.tenantId()) == 0) {
                return SuperAdminRestorePayload.refused(
                    UserError.of(UserError.Code.TAKEN, "Another tenant has the slug " + wanted.slug() + ".", "slug")
                );
            }
            UUID id = UuidCreator.getTimeOrderedEpoch();
            return isInserted(id, backup, tenant, context, reason, RestoreState.CONFIRMED)
                ? schedule(context, reason, "restore.copy", id, tenant, RestoreTask.DO)
                : underWay();
        });
    }

    /** Has done what was looked at. */
    SuperAdminRestorePayload apply(PlatformContext context, String id, String reason) {
        return change(context, id, reason, row -> {
            if (row.state() != RestoreState.PREVIEWED) {
                String message = "Only what was previewed and is not over can be restored.";
                return SuperAdminRestorePayload.refused(UserError.of(UserError.Code.WRONG_STATE, message, "id"));
            }
            if (row.lapsesAt() == null || !row.lapsesAt().toInstant().isAfter(clock.instant())) {
                String message = "The preview is too old: the tenant may be another by now. Have a new look first.";
                return SuperAdminRestorePayload.refused(UserError.of(UserError.Code.WRONG_STATE, message, "id"));
            }
            return restores.updateConfirmed(row.id()) == 0
                ? underWay()
                : schedule(context, reason, "restore.apply", row.id(), row.tenantId(), RestoreTask.DO);
        });
    }

    /** Stops a restore: at once where nobody is at it, else as soon as its worker hears of it. */
    SuperAdminRestorePayload cancel(PlatformContext context, String id, String reason) {
        return change(context, id, reason, row -> {
            if (row.state().isOver()) {
                return SuperAdminRestorePayload.refused(
                    UserError.of(UserError.Code.WRONG_STATE, "The restore is over already.", "id")
                );
            }
            return audited(context, reason, "restore.cancel", row.tenantId(), () -> {
                if (row.state().isAtWork()) {
                    restores.updateCancelRequested(row.id());
                } else {
                    restores.updateEnded(row.id(), RestoreState.CANCELLED.name(), null, null);
                }
                return reload(row.id());
            });
        });
    }

    private SuperAdminRestorePayload begin(
        PlatformContext context,
        String backupId,
        String reason,
        Function<BackupRow, SuperAdminRestorePayload> work
    ) {
        UUID decoded = GlobalId.decode("bkp", backupId).orElse(null);
        return checked(context, reason, () -> {
            // Nobody deletes it between this look and the restore's row, which keeps it from then on.
            BackupRow backup = decoded == null ? null : backups.lockById(decoded);
            UserError refusal = refusal(backup);
            return backup == null || refusal != null
                ? SuperAdminRestorePayload.refused(Objects.requireNonNull(refusal))
                : work.apply(backup);
        });
    }

    private @Nullable UserError refusal(@Nullable BackupRow backup) {
        if (backup == null) {
            return UserError.of(UserError.Code.NOT_FOUND, "There is no such backup.", "backupId");
        }
        Integer version = backup.schemaVersion();
        if (backup.state() != BackupState.SUCCEEDED || version == null) {
            return UserError.of(UserError.Code.WRONG_STATE, "The backup has no archive.", "backupId");
        }
        return version > restores.findSchemaVersion()
            ? UserError.of(UserError.Code.WRONG_STATE, "The backup was made of a newer database.", "backupId")
            : null;
    }

    private SuperAdminRestorePayload change(
        PlatformContext context,
        String id,
        String reason,
        Function<RestoreRow, SuperAdminRestorePayload> work
    ) {
        UUID decoded = GlobalId.decode(ID_PREFIX, id).orElse(null);
        return checked(context, reason, () -> {
            RestoreRow row = decoded == null ? null : restores.lockById(decoded);
            return row == null
                ? SuperAdminRestorePayload.refused(
                      UserError.of(UserError.Code.NOT_FOUND, "There is no such restore.", "id")
                  )
                : work.apply(row);
        });
    }

    private SuperAdminRestorePayload checked(
        PlatformContext context,
        String reason,
        Supplier<SuperAdminRestorePayload> work
    ) {
        UserError wrongReason = OperatorReason.check(reason);
        return wrongReason == null ? platformDb.together(context, work) : SuperAdminRestorePayload.refused(wrongReason);
    }

    private boolean isInserted(
        UUID id,
        BackupRow backup,
        UUID tenant,
        PlatformContext context,
        String reason,
        RestoreState state
    ) {
        return restores.insert(id, backup.id(), tenant, context.operatorId(), reason.strip(), state.name()) > 0;
    }

    private SuperAdminRestorePayload schedule(
        PlatformContext context,
        String reason,
        String action,
        UUID id,
        UUID tenant,
        String step
    ) {
        jobs.schedule(RestoreTask.TASK, id + ":" + step, tenant.toString());
        return audited(context, reason, action, tenant, () -> reload(id));
    }

    private SuperAdminRestorePayload audited(
        PlatformContext context,
        String reason,
        String action,
        UUID tenant,
        Supplier<SuperAdminRestorePayload> work
    ) {
        return platformDb.write(context, reason.strip(), action, new TenantId(tenant), work);
    }

    private SuperAdminRestorePayload reload(UUID id) {
        return SuperAdminRestorePayload.done(SuperAdminRestore.of(Objects.requireNonNull(restores.findById(id))));
    }

    private static SuperAdminRestorePayload underWay() {
        String message = "A restore of the tenant is under way; wait for it, or stop it.";
        return SuperAdminRestorePayload.refused(UserError.of(UserError.Code.WRONG_STATE, message));
    }
}
