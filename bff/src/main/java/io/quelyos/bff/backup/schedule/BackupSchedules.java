package io.quelyos.bff.backup.schedule;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.PlatformContext;
import io.quelyos.bff.backup.OperatorReason;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.CursorCodec;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.backup.schedule.BackupScheduleMapper;
import io.quelyos.persistence.backup.schedule.BackupScheduleRow;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps the table of schedules. Each change is written with its audit row, once nothing speaks against it. */
@Service
class BackupSchedules {

    private static final String ID_PREFIX = "bsc";
    private static final String ORDER = "backup-schedules:id";
    /** No tenant has it, so a filter by an id that is none keeps nothing. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final PlatformDb platformDb;
    private final BackupScheduleMapper schedules;
    private final ScheduledStart start;
    private final CursorCodec cursors;
    private final Clock clock;

    BackupSchedules(
        PlatformDb platformDb,
        BackupScheduleMapper schedules,
        ScheduledStart start,
        CursorCodec cursors,
        Clock clock
    ) {
        this.platformDb = platformDb;
        this.schedules = schedules;
        this.start = start;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** Which schedule, and the version that a change is based on. */
    record Place(String id, int version) {}

    /** One page of schedules, the newest first. */
    Connection<SuperAdminBackupSchedule> list(PlatformContext context, @Nullable String tenantId, PageRequest page) {
        UUID tenant = tenantId == null ? null : GlobalId.decode("ten", tenantId).orElse(NOBODY);
        UUID before = page.after() == null ? null : UUID.fromString(cursors.decode(ORDER, page.after()).getFirst());
        List<BackupScheduleRow> rows = platformDb.read(context, () -> schedules.list(tenant, before, page.limit()));
        return Connection.of(rows, page, row -> cursors.encode(ORDER, List.of(row.id().toString()))).map(
            SuperAdminBackupSchedule::of
        );
    }

    /** Adds a schedule, which is on. */
    SuperAdminBackupSchedulePayload create(
        PlatformContext context,
        String tenantId,
        SuperAdminBackupScheduleInput input,
        String reason
    ) {
        UserError wrong = wrong(reason, input);
        if (wrong != null) {
            return SuperAdminBackupSchedulePayload.refused(wrong);
        }
        UUID tenant = GlobalId.decode("ten", tenantId).orElse(null);
        return platformDb.together(context, () -> {
            String zone = tenant == null ? null : schedules.findTimeZone(tenant);
            if (tenant == null || zone == null) {
                return SuperAdminBackupSchedulePayload.refused(
                    UserError.of(UserError.Code.NOT_FOUND, "There is no such tenant.", "tenantId")
                );
            }
            UUID id = UuidCreator.getTimeOrderedEpoch();
            return platformDb.write(context, reason.strip(), "backup_schedule.create", new TenantId(tenant), () -> {
                schedules.insert(input.toRow(id, 1, tenant, zone, true, clock));
                return reload(id);
            });
        });
    }

    /** Changes a schedule; when it is due next counts from now. */
    SuperAdminBackupSchedulePayload update(
        PlatformContext context,
        Place place,
        SuperAdminBackupScheduleInput input,
        String reason
    ) {
        UserError wrong = input.check();
        return wrong == null
            ? change(context, place, reason, "backup_schedule.update", row ->
                  input.toRow(row.id(), row.version(), row.tenantId(), row.timeZone(), row.isActive(), clock)
              )
            : SuperAdminBackupSchedulePayload.refused(wrong);
    }

    /** Switches a schedule on; what it missed while it was off is not made up for. */
    SuperAdminBackupSchedulePayload enable(PlatformContext context, Place place, String reason) {
        return change(context, place, reason, "backup_schedule.enable", row ->
            SuperAdminBackupScheduleInput.dueAfter(row.withActive(true), clock)
        );
    }

    /** Switches a schedule off. */
    SuperAdminBackupSchedulePayload disable(PlatformContext context, Place place, String reason) {
        return change(context, place, reason, "backup_schedule.disable", row -> row.withActive(false));
    }

    /** Deletes a schedule and none of its backups. */
    SuperAdminBackupSchedulePayload delete(PlatformContext context, String id, String reason) {
        return locked(context, id, reason, row ->
            platformDb.write(context, reason.strip(), "backup_schedule.delete", new TenantId(row.tenantId()), () -> {
                schedules.delete(row.id());
                return SuperAdminBackupSchedulePayload.deleted(row.id());
            })
        );
    }

    /** Has a backup made at once, as if the schedule were due; when it is due next stays. */
    SuperAdminBackupSchedulePayload runNow(PlatformContext context, String id, String reason) {
        return locked(context, id, reason, row -> {
            if (!start.start(row)) {
                String message = "A backup of the tenant is under way; wait for it, or stop it.";
                return SuperAdminBackupSchedulePayload.refused(UserError.of(UserError.Code.WRONG_STATE, message, "id"));
            }
            return platformDb.write(context, reason.strip(), "backup_schedule.run", new TenantId(row.tenantId()), () ->
                reload(row.id())
            );
        });
    }

    private SuperAdminBackupSchedulePayload change(
        PlatformContext context,
        Place place,
        String reason,
        String action,
        Function<BackupScheduleRow, BackupScheduleRow> edit
    ) {
        return locked(context, place.id(), reason, row -> {
            if (row.version() != place.version()) {
                return SuperAdminBackupSchedulePayload.refused(new UserError.VersionConflict(row.version()));
            }
            return platformDb.write(context, reason.strip(), action, new TenantId(row.tenantId()), () -> {
                schedules.update(edit.apply(row));
                return reload(row.id());
            });
        });
    }

    private SuperAdminBackupSchedulePayload locked(
        PlatformContext context,
        String id,
        String reason,
        Function<BackupScheduleRow, SuperAdminBackupSchedulePayload> work
    ) {
        UserError wrongReason = OperatorReason.check(reason);
        if (wrongReason != null) {
            return SuperAdminBackupSchedulePayload.refused(wrongReason);
        }
        UUID decoded = GlobalId.decode(ID_PREFIX, id).orElse(null);
        return platformDb.together(context, () -> {
            BackupScheduleRow row = decoded == null ? null : schedules.lockById(decoded);
            return row == null ? SuperAdminBackupSchedulePayload.refused(notFound()) : work.apply(row);
        });
    }

    private SuperAdminBackupSchedulePayload reload(UUID id) {
        return SuperAdminBackupSchedulePayload.done(
            SuperAdminBackupSchedule.of(Objects.requireNonNull(schedules.findById(id)))
        );
    }

    private static @Nullable UserError wrong(String reason, SuperAdminBackupScheduleInput input) {
        UserError wrongReason = OperatorReason.check(reason);
        return wrongReason == null ? input.check() : wrongReason;
    }

    private static UserError notFound() {
        return UserError.of(UserError.Code.NOT_FOUND, "There is no such schedule.", "id");
    }
}
