package io.quelyos.bff.productimport;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.CursorCodec;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.job.JobQueue;
import io.quelyos.persistence.productimport.ProductImportMapper;
import io.quelyos.persistence.productimport.ProductImportRow;
import io.quelyos.persistence.productimport.UploadMapper;
import io.quelyos.persistence.productimport.UploadRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Starts, stops and shows imports. */
@Service
final class ProductImportService {

    private static final String LIST = "productImports";
    private static final String UPLOAD_PREFIX = "upl";

    private final TenantDb tenantDb;
    private final ProductImportMapper imports;
    private final UploadMapper uploads;
    private final ImportJournal journal;
    private final JobQueue jobs;
    private final Dials dials;

    /** What the service goes by. */
    record Dials(ProductImportSettings settings, CursorCodec cursors) {}

    ProductImportService(
        TenantDb tenantDb,
        ProductImportMapper imports,
        UploadMapper uploads,
        ImportJournal journal,
        JobQueue jobs,
        Dials dials
    ) {
        this.tenantDb = tenantDb;
        this.imports = imports;
        this.uploads = uploads;
        this.journal = journal;
        this.jobs = jobs;
        this.dials = dials;
    }

    /** Puts an import into the queue; the import and its job exist together or not at all. */
    ProductImportPayload start(TenantContext context, ProductImportPayload.StartInput input) {
        UUID uploadId = GlobalId.decode(UPLOAD_PREFIX, input.uploadId()).orElse(null);
        return tenantDb.write(context, () -> {
            UploadRow upload = uploadId == null ? null : uploads.lockById(uploadId);
            if (upload == null) {
                return ProductImportPayload.refused(Code.NOT_FOUND, "There is no such upload.", "input", "uploadId");
            }
            if (!upload.hasContent()) {
                return ProductImportPayload.refused(
                    Code.WRONG_STATE,
                    upload.isSent()
                        ? "The file is kept no longer; upload it again."
                        : "The file was not sent yet; PUT its content to the upload's address.",
                    "input",
                    "uploadId"
                );
            }
            imports.lockTurns(context.tenantId().toString());
            if (imports.countUnfinished() >= dials.settings().unfinishedPerTenant()) {
                return ProductImportPayload.refused(
                    Code.WRONG_STATE,
                    "There are " +
                        dials.settings().unfinishedPerTenant() +
                        " imports waiting already; wait until one is done."
                );
            }
            return ProductImportPayload.done(insert(context, input, upload));
        });
    }

    private ProductImport insert(TenantContext context, ProductImportPayload.StartInput input, UploadRow upload) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        String tenant = context.tenantId().toString();
        imports.insert(
            context.tenantId().value(),
            id,
            upload.id(),
            input.dryRun(),
            input.errorPolicy().name(),
            context.actorKey()
        );
        jobs.schedule(ProductImportTask.TASK, id.toString(), tenant);
        journal.record(
            context,
            context.actorKey(),
            "start",
            id,
            "{\"dryRun\":" + input.dryRun() + ",\"errorPolicy\":\"" + input.errorPolicy() + "\"}"
        );
        return ProductImport.of(Objects.requireNonNull(imports.findById(id), "the import that was just inserted"));
    }

    /** Ends an import that waits at once; asks one that runs to stop as soon as it can. */
    ProductImportPayload cancel(TenantContext context, String importId) {
        UUID id = GlobalId.decode(ProductImport.ID_PREFIX, importId).orElse(null);
        return tenantDb.write(context, () -> {
            ProductImportRow row = id == null ? null : imports.lockById(id);
            if (row == null) {
                return ProductImportPayload.refused(Code.NOT_FOUND, "There is no such import.", "id");
            }
            if (!row.isUnfinished()) {
                return ProductImportPayload.refused(Code.WRONG_STATE, "The import is over already.", "id");
            }
            journal.record(context, context.actorKey(), "cancel", row.id(), "{}");
            if (row.state().equals("QUEUED")) {
                journal.finish(context, row, "CANCELLED", null);
            } else {
                imports.updateCancelRequested(row.id());
            }
            return ProductImportPayload.done(ProductImport.of(Objects.requireNonNull(imports.findById(row.id()))));
        });
    }

    @Nullable
    ProductImport find(TenantContext context, String importId) {
        return GlobalId.decode(ProductImport.ID_PREFIX, importId)
            .map(id -> tenantDb.read(context, () -> imports.findById(id)))
            .map(ProductImport::of)
            .orElse(null);
    }

    Connection<ProductImport> list(TenantContext context, PageRequest page) {
        String after = page.after();
        List<String> place = after == null ? List.of() : dials.cursors().decode(LIST, after);
        List<ProductImportRow> rows = tenantDb.read(context, () ->
            place.isEmpty()
                ? imports.listNewest(page.limit())
                : imports.listOlder(OffsetDateTime.parse(place.getFirst()), UUID.fromString(place.get(1)), page.limit())
        );
        return Connection.of(rows, page, this::cursor, () -> 0).map(ProductImport::of);
    }

    private String cursor(ProductImportRow row) {
        return dials.cursors().encode(LIST, List.of(row.createdAt().toString(), row.id().toString()));
    }
}
