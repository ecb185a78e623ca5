package io.quelyos.bff.productimport;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.persistence.audit.AuditMapper;
import io.quelyos.persistence.audit.AuditRow;
import io.quelyos.persistence.productimport.ImportCounts;
import io.quelyos.persistence.productimport.ProductImportErrorMapper;
import io.quelyos.persistence.productimport.ProductImportErrorRow;
import io.quelyos.persistence.productimport.ProductImportMapper;
import io.quelyos.persistence.productimport.ProductImportRow;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/** Writes down how imports begin, go on and end. */
@Component
final class ImportJournal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ImportJournal.class);

    private final TenantDb tenantDb;
    private final ProductImportMapper imports;
    private final ProductImportErrorMapper errors;
    private final AuditMapper audit;
    private final ExecutorService besides = Executors.newVirtualThreadPerTaskExecutor();

    /** Whether an import may begin. */
    enum Turn {
        NOW,
        LATER,
        NEVER,
    }

    ImportJournal(TenantDb tenantDb, ProductImportMapper imports, ProductImportErrorMapper errors, AuditMapper audit) {
        this.tenantDb = tenantDb;
        this.imports = imports;
        this.errors = errors;
        this.audit = audit;
    }

    /**
     * Begins an import when no other ones of its tenant are before it. One that runs already comes back to a worker after
     * its own died: it goes on if its chunks were kept, else it begins anew.
     */
    Turn begin(TenantScoped scope, UUID id, int concurrentPerTenant) {
        return tenantDb.write(scope, () -> {
            imports.lockTurns(scope.tenantId().toString());
            ProductImportRow row = imports.lockById(id);
            if (row == null || !row.isUnfinished()) {
                return Turn.NEVER;
            }
            if (row.isCancelRequested()) {
                finish(scope, row, "CANCELLED", null);
                return Turn.NEVER;
            }
            if (row.state().equals("QUEUED") && imports.countAhead(id) >= concurrentPerTenant) {
                return Turn.LATER;
            }
            imports.updateBegun(id);
            if (row.isDryRun() || row.errorPolicy().equals("ABORT")) {
                imports.updateCounts(id, ImportCounts.NONE);
                errors.deleteByImport(id);
            }
            return Turn.NOW;
        });
    }

    @Nullable
    ProductImportRow find(TenantScoped scope, UUID id) {
        return tenantDb.read(scope, () -> imports.findById(id));
    }

    void outline(TenantScoped scope, UUID id, int rowCount, int productCount) {
        tenantDb.write(scope, () -> imports.updateOutline(id, rowCount, productCount));
    }

    /** Writes counts and findings in the open unit of work; answers whether somebody wants the import to stop. */
    boolean progress(TenantScoped scope, UUID id, ImportCounts counts, List<ProductImportErrorRow> findings) {
        if (!findings.isEmpty()) {
            errors.insertAll(scope.tenantId().value(), id, findings);
        }
        return imports.updateCounts(id, counts);
    }

    /**
     * Writes counts besides the open unit of work of this thread, so that readers see them before it ends; answers whether
     * somebody wants the import to stop. It needs a second connection: where none is to be had, the counts are left for the
     * next time, for the work that they tell of is worth more than they.
     */
    boolean progressBesides(TenantScoped scope, UUID id, ImportCounts counts) {
        try {
            return CompletableFuture.supplyAsync(
                () -> tenantDb.write(scope, () -> imports.updateCounts(id, counts)),
                besides
            ).join();
        } catch (CompletionException exception) {
            if (
                exception.getCause() instanceof CannotCreateTransactionException ||
                exception.getCause() instanceof DataAccessResourceFailureException ||
                exception.getCause() instanceof TransientDataAccessException
            ) {
                LOG.warn("Progress of import {} is not written: {}", id, exception.getCause().getMessage());
                return false;
            }
            if (exception.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw exception;
        }
    }

    /** Ends an import, in the open unit of work. */
    void finish(TenantScoped scope, ProductImportRow row, String state, @Nullable String failureMessage) {
        if (imports.updateFinished(row.id(), state, failureMessage) > 0) {
            record(scope, row.requestedBy(), "finish", row.id(), "{\"state\":\"" + state + "\"}");
        }
    }

    /** Ends an import with what was found, in a unit of work of its own. */
    void finish(
        TenantScoped scope,
        ProductImportRow row,
        String state,
        @Nullable String failureMessage,
        ImportCounts counts,
        List<ProductImportErrorRow> findings
    ) {
        tenantDb.write(scope, () -> {
            progress(scope, row.id(), counts, findings);
            finish(scope, row, state, failureMessage);
            return state;
        });
    }

    /** Leaves the trail of a deed, in the open unit of work. */
    void record(TenantScoped scope, String actorKey, String verb, UUID id, String detail) {
        String kind = actorKey.substring(0, Math.max(0, actorKey.indexOf(':'))).toUpperCase(Locale.ROOT);
        audit.insert(
            new AuditRow(
                scope.tenantId().value(),
                UuidCreator.getTimeOrderedEpoch(),
                kind,
                actorKey,
                "product_import." + verb,
                "product_import",
                id.toString(),
                detail
            )
        );
    }

    @Override
    public void close() {
        besides.close();
    }
}
