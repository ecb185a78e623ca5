package io.quelyos.bff.upload;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.job.JobQueue;
import io.quelyos.persistence.productimport.SizedStream;
import io.quelyos.persistence.productimport.UnusedUploadsRow;
import io.quelyos.persistence.productimport.UploadMapper;
import io.quelyos.persistence.productimport.UploadRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;

/** Takes files in: first their announcement, then once their content. */
@Service
final class UploadService {

    static final String ID_PREFIX = "upl";
    private static final int NAME_CHARACTERS = 255;

    private final TenantDb tenantDb;
    private final UploadMapper uploads;
    private final JobQueue jobs;
    private final UploadSettings settings;
    private final Set<UUID> receiving = ConcurrentHashMap.newKeySet();

    UploadService(TenantDb tenantDb, UploadMapper uploads, JobQueue jobs, UploadSettings settings) {
        this.tenantDb = tenantDb;
        this.uploads = uploads;
        this.jobs = jobs;
        this.settings = settings;
    }

    /**
     * Announces a file; whether it is used or not, it goes when its time is over.
     *
     * @param origin the scheme, host and port that the client reaches this server at
     */
    UploadCreatePayload announce(TenantContext context, UploadCreatePayload.Input input, String origin) {
        String name = input.fileName().strip();
        if (name.isEmpty()) {
            return UploadCreatePayload.refused(
                UserError.of(UserError.Code.REQUIRED, "A file needs a name.", "input", "fileName")
            );
        }
        if (name.length() > NAME_CHARACTERS) {
            return UploadCreatePayload.refused(
                UserError.of(
                    UserError.Code.TOO_LONG,
                    "A file's name has at most " + NAME_CHARACTERS + " characters.",
                    "input",
                    "fileName"
                )
            );
        }
        if (name.chars().anyMatch(character -> Character.isISOControl(character) || "/\\<>".indexOf(character) >= 0)) {
            return UploadCreatePayload.refused(
                UserError.of(
                    UserError.Code.INVALID,
                    "A file's name has no slashes, angle brackets and control characters.",
                    "input",
                    "fileName"
                )
            );
        }
        UUID id = UuidCreator.getTimeOrderedEpoch();
        String tenant = context.tenantId().toString();
        boolean isAnnounced = tenantDb.write(context, () -> {
            uploads.lockTurns(tenant);
            UnusedUploadsRow unused = uploads.countUnused();
            if (unused.fileCount() >= settings.unusedFiles() || unused.byteCount() >= settings.unusedSize().toBytes()) {
                return false;
            }
            uploads.insert(context.tenantId().value(), id, name);
            jobs.scheduleAt(UploadExpiry.TASK, id.toString(), tenant, Instant.now().plus(settings.lifetime()));
            return true;
        });
        if (!isAnnounced) {
            return UploadCreatePayload.refused(UserError.of(UserError.Code.WRONG_STATE, tooManyUnused()));
        }
        String url = origin + UploadController.PATH + GlobalId.encode(ID_PREFIX, id);
        return new UploadCreatePayload(
            new UploadCreatePayload.Upload(id, url, Math.toIntExact(settings.fileSize().toBytes())),
            java.util.List.of()
        );
    }

    /**
     * Takes the content of a file that was announced. It goes through a file of its own first, so that neither the memory
     * nor a connection to the database is held by a slow client.
     *
     * @param declaredBytes what the client says that it sends; -1 where it does not say
     * @throws ApiException NOT_FOUND when nobody of this tenant announced it, CONFLICT when it was sent before or is being
     *     sent, LIMIT_EXCEEDED when it or all of the tenant's unused files are too large, BAD_REQUEST when it is empty
     */
    void receive(TenantContext context, String uploadId, InputStream body, long declaredBytes) throws IOException {
        UUID id = GlobalId.decode(ID_PREFIX, uploadId).orElseThrow(UploadService::notFound);
        UploadRow upload = tenantDb.read(context, () -> uploads.findById(id));
        if (upload == null) {
            throw notFound();
        }
        if (upload.isSent()) {
            throw sentBefore();
        }
        // Another instance may receive it as well; then whoever stores it first wins.
        if (!receiving.add(id)) {
            throw new ApiException(ApiErrorCode.CONFLICT, "The file is being sent already; wait for that to end.");
        }
        try {
            store(context, id, body, declaredBytes);
        } finally {
            receiving.remove(id);
        }
    }

    private void store(TenantContext context, UUID id, InputStream body, long declaredBytes) throws IOException {
        try (
            ReceivedFile file = ReceivedFile.of(body, declaredBytes, settings.fileSize().toBytes());
            InputStream content = Files.newInputStream(file.path())
        ) {
            reserve(context, id, file.byteSize());
            int stored = tenantDb.write(context, () ->
                uploads.updateContent(id, new SizedStream(content, file.byteSize()), file.sha256Hex())
            );
            if (stored == 0) {
                throw sentBefore();
            }
        }
    }

    /** Makes sure that the tenant's unused files stay within their room, before the content is written. */
    private void reserve(TenantContext context, UUID id, long byteSize) {
        tenantDb.write(context, () -> {
            uploads.lockTurns(context.tenantId().toString());
            if (uploads.updateExpectedSize(id, byteSize) == 0) {
                throw sentBefore();
            }
            if (uploads.countUnused().byteCount() > settings.unusedSize().toBytes()) {
                throw new ApiException(
                    ApiErrorCode.LIMIT_EXCEEDED,
                    tooManyUnused(),
                    Map.of("limit", "unusedFileBytes", "allowed", settings.unusedSize().toBytes())
                );
            }
            return id;
        });
    }

    private String tooManyUnused() {
        return (
            "At most " +
            settings.unusedFiles() +
            " files and " +
            settings.unusedSize().toMegabytes() +
            " MB may wait for an import. Import the ones that you sent, or wait until they go by themselves " +
            settings.lifetime().toHours() +
            " hours after they were announced."
        );
    }

    private static ApiException notFound() {
        return new ApiException(ApiErrorCode.NOT_FOUND, "There is no such upload; announce the file first.");
    }

    private static ApiException sentBefore() {
        return new ApiException(ApiErrorCode.CONFLICT, "The file was sent already; announce another one.");
    }
}
