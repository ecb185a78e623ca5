package io.quelyos.bff.backup.download;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.PlatformContext;
import io.quelyos.bff.backup.BackupSettings;
import io.quelyos.bff.backup.OperatorReason;
import io.quelyos.bff.backup.StorageFailure;
import io.quelyos.bff.backup.archive.Archives;
import io.quelyos.bff.backup.seal.SealedChannel;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.backup.BackupMapper;
import io.quelyos.persistence.backup.BackupRow;
import io.quelyos.persistence.backup.BackupState;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.TenantId;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Lets operators download archives. Both the wish and the download itself are in the audit. */
@Service
class BackupDownloads {

    static final String PATH = "/api/backups/";
    private static final String ID_PREFIX = "bkp";
    private static final Logger LOG = LoggerFactory.getLogger(BackupDownloads.class);

    private final PlatformDb platformDb;
    private final BackupMapper backups;
    private final Archives archives;
    private final DownloadLinks links;
    private final BackupSettings settings;
    private final Clock clock;

    BackupDownloads(
        PlatformDb platformDb,
        BackupMapper backups,
        Archives archives,
        DownloadLinks links,
        BackupSettings settings,
        Clock clock
    ) {
        this.platformDb = platformDb;
        this.backups = backups;
        this.archives = archives;
        this.links = links;
        this.settings = settings;
        this.clock = clock;
    }

    /** An archive that is being sent. */
    record Download(String fileName, SealedChannel content) {}

    /**
     * Makes the address of a download.
     *
     * @param origin the scheme, host and port that the client reaches this server at
     */
    SuperAdminBackupDownloadPayload prepare(PlatformContext context, String id, String reason, String origin) {
        UserError wrongReason = OperatorReason.check(reason);
        if (wrongReason != null) {
            return SuperAdminBackupDownloadPayload.refused(wrongReason);
        }
        BackupRow row = find(context, id);
        if (row == null) {
            return SuperAdminBackupDownloadPayload.refused(
                UserError.of(UserError.Code.NOT_FOUND, "There is no such backup.", "id")
            );
        }
        if (row.state() != BackupState.SUCCEEDED) {
            return SuperAdminBackupDownloadPayload.refused(
                UserError.of(UserError.Code.WRONG_STATE, "The backup has no archive.", "id")
            );
        }
        Instant expiresAt = clock.instant().plus(settings.linkLifetime()).truncatedTo(ChronoUnit.SECONDS);
        String signature = links.sign(row.id(), context.operatorId(), expiresAt);
        String query = "?expires=" + expiresAt.getEpochSecond() + "&signature=" + signature;
        URI url = URI.create(origin + PATH + GlobalId.encode(ID_PREFIX, row.id()) + query);
        return platformDb.write(context, reason.strip(), "backup.link", new TenantId(row.tenantId()), () ->
            new SuperAdminBackupDownloadPayload(url, expiresAt.atOffset(ZoneOffset.UTC), List.of())
        );
    }

    /**
     * Opens an archive for the operator who has a signature for it.
     *
     * @throws ApiException NOT_FOUND where there is no such archive, FORBIDDEN where the signature is another operator's or
     *     too old, UNAVAILABLE where the storage does not answer
     */
    Download open(PlatformContext context, String id, long expiresAtSecond, String signature) {
        BackupRow row = find(context, id);
        if (row == null || row.state() != BackupState.SUCCEEDED) {
            throw new ApiException(ApiErrorCode.NOT_FOUND, "There is no such backup.");
        }
        if (!links.isValid(row.id(), context.operatorId(), expiresAtSecond, signature)) {
            throw new ApiException(ApiErrorCode.FORBIDDEN, "The address does not work any more; ask for a new one.");
        }
        try {
            SealedChannel content = archives.open(new Archives.Name(row.tenantId(), row.id()));
            platformDb.write(
                context,
                "by a signed address",
                "backup.download",
                new TenantId(row.tenantId()),
                () -> row
            );
            return new Download(row.fileName(), content);
        } catch (IOException exception) {
            LOG.error("The archive of backup {} cannot be opened", row.id(), exception);
            throw new ApiException(ApiErrorCode.UNAVAILABLE, StorageFailure.tell(exception));
        }
    }

    private @Nullable BackupRow find(PlatformContext context, String id) {
        UUID decoded = GlobalId.decode(ID_PREFIX, id).orElse(null);
        return decoded == null ? null : platformDb.<@Nullable BackupRow>read(context, () -> backups.findById(decoded));
    }
}
