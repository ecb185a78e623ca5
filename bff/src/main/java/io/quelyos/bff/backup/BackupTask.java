package io.quelyos.bff.backup;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quelyos.auth.secret.SigningKey;
import io.quelyos.bff.backup.archive.ArchiveWriter;
import io.quelyos.bff.backup.archive.Archives;
import io.quelyos.bff.backup.seal.MasterKeys;
import io.quelyos.bff.backup.storage.BackupStorage;
import io.quelyos.bff.backup.storage.FolderStorage;
import io.quelyos.bff.backup.storage.S3Storage;
import io.quelyos.bff.job.LongJobs;
import io.quelyos.bff.job.RetryOrGiveUp;
import io.quelyos.persistence.backup.BackupTableMapper;
import io.quelyos.persistence.tenant.TenantDb;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Backups as jobs. A job whose worker died is taken over by another one; one that met a fault begins again some times. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BackupSettings.class)
public class BackupTask {

    /** Its instances are the backups' ids, its data the tenants' ids. */
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("backup", String.class);
    /** The same for what follows a backup that a schedule made. */
    public static final TaskDescriptor<String> FOLLOW_UP = TaskDescriptor.of("backup-follow-up", String.class);
    private static final TaskDescriptor<String> REWRAP = TaskDescriptor.of("backup-rewrap", String.class);
    private static final int REWRAP_HOURS = 24;
    private static final String DERIVED_KEY = "derived";

    @Bean
    Task<String> backupJob(BackupRunner runner, LongJobs longJobs, BackupSettings settings) {
        return Tasks.custom(TASK)
            .onDeadExecutionRevive()
            .onFailure(retryOrGiveUp(settings, id -> runner.giveUp(UUID.fromString(id))))
            .execute((instance, context) -> longJobs.inTurn(() -> runner.run(UUID.fromString(instance.getId()))));
    }

    @Bean
    BackupStorage backupStorage(BackupSettings settings) {
        return settings.s3().isUsed() ? new S3Storage(settings.s3()) : new FolderStorage(Path.of(settings.folder()));
    }

    @Bean
    Archives backupArchives(BackupStorage storage, BackupSettings settings, SigningKey signingKey) {
        return new Archives(storage, masterKeys(settings, signingKey));
    }

    /** After a change of the active key it goes once through all archives. */
    @Bean
    Task<String> backupRewrapTask(BackupBook book) {
        return Tasks.recurring(REWRAP, FixedDelay.ofHours(REWRAP_HOURS))
            .initialData("")
            .execute((instance, context) -> book.rewrap());
    }

    @Bean
    ArchiveWriter archiveWriter(TenantDb tenantDb, BackupTableMapper rows, BackupSettings settings) {
        return new ArchiveWriter(tenantDb, rows, settings.fetchSize());
    }

    private static MasterKeys masterKeys(BackupSettings settings, SigningKey signingKey) {
        Map<String, byte[]> keys = new HashMap<>();
        // Always there, so that what was sealed before keys were listed opens too.
        keys.put(DERIVED_KEY, signingKey.forPurpose("backups").getEncoded());
        settings.keys().forEach((name, encoded) -> keys.put(name, Base64.getDecoder().decode(encoded.strip())));
        return new MasterKeys(keys, settings.keys().isEmpty() ? DERIVED_KEY : settings.activeKey());
    }

    /**
     * What becomes of work on a backup that met a fault.
     *
     * @param giveUp notes, by the job's instance, that nobody goes on
     */
    public static FailureHandler<String> retryOrGiveUp(BackupSettings settings, Consumer<String> giveUp) {
        return new RetryOrGiveUp(BackupStop.class, settings.attempts(), settings.retryInterval(), giveUp);
    }
}
