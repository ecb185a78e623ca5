package io.quelyos.bff.backup.schedule;

import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.tenant.Tenant;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.bff.backup.BackupBook;
import io.quelyos.bff.mail.Letter;
import io.quelyos.bff.mail.MailQueue;
import io.quelyos.persistence.backup.BackupRow;
import io.quelyos.persistence.backup.BackupState;
import io.quelyos.persistence.backup.schedule.BackupScheduleMapper;
import io.quelyos.persistence.backup.schedule.BackupScheduleRow;
import io.quelyos.persistence.mail.LetterAbout;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.PlatformScoped;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What follows a backup that a schedule made: after a good one the oldest surplus ones go, and somebody is told. */
@Component
class BackupFollowUp {

    private static final PlatformScoped KEEPER = () -> "backup-retention";
    private static final int AT_ONCE = 100;
    private static final int KILOBYTE = 1000;

    private final PlatformDb platformDb;
    private final BackupScheduleMapper schedules;
    private final BackupBook book;
    private final TenantDirectory tenants;
    private final TenantDb tenantDb;
    private final MailQueue mail;

    BackupFollowUp(
        PlatformDb platformDb,
        BackupScheduleMapper schedules,
        BackupBook book,
        TenantDirectory tenants,
        TenantDb tenantDb,
        MailQueue mail
    ) {
        this.platformDb = platformDb;
        this.schedules = schedules;
        this.book = book;
        this.tenants = tenants;
        this.tenantDb = tenantDb;
        this.mail = mail;
    }

    /**
     * Does it; again from the start where it was interrupted, the letter at the end.
     *
     * @throws IOException when the storage does not delete what is surplus
     */
    void run(UUID backupId) throws IOException {
        BackupRow backup = book.find(KEEPER, backupId);
        BackupScheduleRow schedule = platformDb.<@Nullable BackupScheduleRow>read(KEEPER, () ->
            schedules.findByBackup(backupId)
        );
        if (backup == null || schedule == null) {
            return;
        }
        if (backup.state() == BackupState.SUCCEEDED) {
            for (UUID surplus : platformDb.read(KEEPER, () ->
                schedules.listSurplus(schedule.id(), schedule.retention(), AT_ONCE)
            )) {
                book.delete(KEEPER, surplus, "more than the schedule keeps", "backup.expire");
            }
        }
        String email = schedule.email();
        boolean isWorthALetter = backup.state() == BackupState.SUCCEEDED || backup.state() == BackupState.FAILED;
        if (email != null && isWorthALetter) {
            tell(backup, email);
        }
    }

    private void tell(BackupRow backup, String email) {
        Tenant tenant = tenants.findById(new TenantId(backup.tenantId()));
        if (tenant == null) {
            return;
        }
        boolean isGood = backup.state() == BackupState.SUCCEEDED;
        TenantContext context = tenant.context(new Actor.Visitor(null), Set.of());
        var letter = new Letter(
            isGood ? "backup-succeeded" : "backup-failed",
            tenant.locale(),
            email,
            null,
            Map.of(
                "fileName",
                backup.fileName(),
                "rows",
                backup.rowsDone(),
                "files",
                backup.fileCount(),
                "kilobytes",
                Math.ceilDiv(backup.byteSize(), KILOBYTE),
                "failure",
                backup.failure() == null ? "" : backup.failure()
            ),
            null,
            LetterAbout.NOBODY
        );
        tenantDb.write(context, () -> {
            mail.send(context, letter);
            return letter;
        });
    }
}
