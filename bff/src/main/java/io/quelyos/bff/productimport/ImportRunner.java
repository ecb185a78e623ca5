package io.quelyos.bff.productimport;

import io.quelyos.auth.context.ApiException;
import io.quelyos.bff.productcsv.Column;
import io.quelyos.bff.productcsv.CsvFileException;
import io.quelyos.bff.productcsv.CsvProduct;
import io.quelyos.bff.productcsv.FileOutline;
import io.quelyos.bff.productcsv.ProductCsv;
import io.quelyos.bff.productcsv.ProductParser;
import io.quelyos.bff.upload.UploadContent;
import io.quelyos.persistence.productimport.ImportCounts;
import io.quelyos.persistence.productimport.ProductImportRow;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantDirectoryMapper;
import io.quelyos.persistence.tenant.TenantRow;
import io.quelyos.persistence.tenant.TenantScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Does the work of an import. The file is read twice: first to its end without touching anything, then product by product.
 *
 * <p>Under ABORT, and in a dry run, all products are written in one transaction, which is taken back when any row has an
 * error or nothing shall stay; counts are thus always those of real writing. Under SKIP each chunk of products is a
 * transaction that also notes how far the import is, so that another instance can go on where this one died.
 */
@Component
final class ImportRunner {

    private final TenantDb tenantDb;
    private final TenantDirectoryMapper tenants;
    private final UploadContent files;
    private final CatalogStep catalog;
    private final ImportJournal journal;
    private final ProductImportSettings settings;

    /** What is done with a chunk of products when the rows up to it are dealt with. */
    private interface ChunkWork {
        void run(List<CsvProduct> products, Function<Column, @Nullable String> columnNames);
    }

    ImportRunner(
        TenantDb tenantDb,
        TenantDirectoryMapper tenants,
        UploadContent files,
        CatalogStep catalog,
        ImportJournal journal,
        ProductImportSettings settings
    ) {
        this.tenantDb = tenantDb;
        this.tenants = tenants;
        this.files = files;
        this.catalog = catalog;
        this.journal = journal;
        this.settings = settings;
    }

    /**
     * Runs an import when it is its turn.
     *
     * @return false when it is not, and it has to be asked again
     * @throws ImportStop INTERRUPTED when this instance shuts down
     */
    boolean run(TenantScoped scope, UUID id) {
        ImportJournal.Turn turn = journal.begin(scope, id, settings.concurrentPerTenant());
        ProductImportRow row = turn == ImportJournal.Turn.NOW ? journal.find(scope, id) : null;
        if (row == null) {
            return turn != ImportJournal.Turn.LATER;
        }
        var tally = new ImportTally(settings.errorsKept(), row.counts());
        try {
            work(scope, row, tally);
        } catch (CsvFileException exception) {
            tally.add(List.of(exception.error()));
            fail(scope, row, tally, exception.error().message());
        } catch (ApiException exception) {
            fail(scope, row, tally, exception.clientMessage());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return true;
    }

    /** Ends an import after a fault, of which people are told nothing but that it happened. */
    void giveUp(TenantScoped scope, UUID id) {
        ProductImportRow row = journal.find(scope, id);
        if (row != null && row.isUnfinished()) {
            boolean isAllOrNothing = row.isDryRun() || row.errorPolicy().equals("ABORT");
            journal.finish(
                scope,
                row,
                "FAILED",
                "Something went wrong on our side. " + (isAllOrNothing ? "Nothing was changed." : "Start it again."),
                isAllOrNothing ? ImportCounts.NONE : row.counts(),
                List.of()
            );
        }
    }

    private void work(TenantScoped scope, ProductImportRow row, ImportTally tally) throws IOException {
        TenantRow tenant = tenants.findById(scope.tenantId().value());
        if (tenant == null || !tenant.state().equals("ACTIVE")) {
            fail(scope, row, tally, "The shop is suspended.");
            return;
        }
        FileOutline outline;
        try (InputStream bytes = files.open(scope, row.fileId())) {
            outline = FileOutline.of(bytes, settings.csv());
        }
        journal.outline(scope, row.id(), outline.rowCount(), outline.productCount());
        Currency currency = Currency.getInstance(tenant.currency());
        if (row.isDryRun() || row.errorPolicy().equals("ABORT")) {
            runAtOnce(scope, row, tally, outline, currency);
        } else {
            runInChunks(scope, row, tally, outline, currency);
        }
    }

    private void runAtOnce(
        TenantScoped scope,
        ProductImportRow row,
        ImportTally tally,
        FileOutline outline,
        Currency currency
    ) {
        boolean isStrict = row.errorPolicy().equals("ABORT");
        try {
            tenantDb.write(scope, () -> {
                walk(scope, row, tally, outline, currency, (products, columnNames) -> {
                    tally.add(catalog.run(scope, products, columnNames));
                    if (journal.progressBesides(scope, row.id(), tally.counts())) {
                        throw new ImportStop(ImportStop.Reason.CANCELLED);
                    }
                });
                if (row.isDryRun() || tally.hasErrors()) {
                    throw new ImportStop(ImportStop.Reason.TAKEN_BACK);
                }
                journal.progress(scope, row.id(), tally.counts(), tally.takePending());
                journal.finish(scope, row, "COMPLETED", null);
                return row;
            });
        } catch (ImportStop stop) {
            switch (stop.reason()) {
                case INTERRUPTED -> throw stop;
                case CANCELLED -> journal.finish(
                    scope,
                    row,
                    "CANCELLED",
                    null,
                    tally.countsOfNothing(),
                    tally.takePending()
                );
                case TAKEN_BACK -> {
                    if (isStrict && tally.hasErrors()) {
                        fail(scope, row, tally, "The file has errors; nothing was changed.");
                    } else {
                        journal.finish(scope, row, "COMPLETED", null, tally.counts(), tally.takePending());
                    }
                }
            }
        }
    }

    private void runInChunks(
        TenantScoped scope,
        ProductImportRow row,
        ImportTally tally,
        FileOutline outline,
        Currency currency
    ) {
        try {
            walk(scope, row, tally, outline, currency, (products, columnNames) -> {
                boolean isUnwanted = tenantDb.write(scope, () -> {
                    tally.add(catalog.run(scope, products, columnNames));
                    return journal.progress(scope, row.id(), tally.counts(), tally.takePending());
                });
                if (isUnwanted) {
                    throw new ImportStop(ImportStop.Reason.CANCELLED);
                }
            });
        } catch (ImportStop stop) {
            if (stop.reason() != ImportStop.Reason.CANCELLED) {
                throw stop;
            }
            journal.finish(scope, row, "CANCELLED", null, tally.counts(), tally.takePending());
            return;
        }
        journal.finish(scope, row, "COMPLETED", null, tally.counts(), tally.takePending());
    }

    /** Reads the file's products and hands them on in chunks; those that an earlier worker dealt with are passed over. */
    private void walk(
        TenantScoped scope,
        ProductImportRow row,
        ImportTally tally,
        FileOutline outline,
        Currency currency,
        ChunkWork work
    ) {
        int doneBefore = row.processedRowCount();
        if (doneBefore == 0) {
            tally.add(outline.warnings());
        }
        var parser = new ProductParser(settings.csv(), currency, outline);
        List<CsvProduct> chunk = new ArrayList<>();
        int groups = 0;
        int rows = 0;
        try (var file = new ProductCsv(files.open(scope, row.fileId()), settings.csv())) {
            for (ProductCsv.Group group = file.next(); group != null; group = file.next()) {
                ProductParser.Result result = parser.parse(group);
                rows += group.rowCount();
                if (rows <= doneBefore) {
                    continue;
                }
                take(result, tally, chunk);
                tally.setProcessedRows(rows);
                groups++;
                if (groups % settings.chunkSize() == 0) {
                    run(work, chunk, file);
                }
            }
            run(work, chunk, file);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static void take(ProductParser.Result result, ImportTally tally, List<CsvProduct> chunk) {
        tally.add(result.findings());
        if (result.product() != null) {
            chunk.add(result.product());
        } else if (!result.isRepetition()) {
            tally.addSkipped();
        }
    }

    private static void run(ChunkWork work, List<CsvProduct> chunk, ProductCsv file) {
        if (Thread.interrupted()) {
            throw new ImportStop(ImportStop.Reason.INTERRUPTED);
        }
        work.run(List.copyOf(chunk), file::nameOf);
        chunk.clear();
    }

    private void fail(TenantScoped scope, ProductImportRow row, ImportTally tally, String message) {
        boolean isAllOrNothing = row.isDryRun() || row.errorPolicy().equals("ABORT");
        journal.finish(
            scope,
            row,
            "FAILED",
            message,
            isAllOrNothing ? tally.countsOfNothing() : tally.counts(),
            tally.takePending()
        );
    }
}
