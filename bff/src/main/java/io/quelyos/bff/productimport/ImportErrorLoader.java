package io.quelyos.bff.productimport;

import static java.util.stream.Collectors.groupingBy;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.productimport.ProductImportErrorMapper;
import io.quelyos.persistence.productimport.ProductImportErrorMapper.OfImport;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;
import org.jspecify.annotations.Nullable;

/** Pages of imports' errors: one statement for all imports of a list, for each field that asks for another page. */
@DgsDataLoader(name = ImportErrorLoader.NAME)
final class ImportErrorLoader
    implements MappedBatchLoaderWithContext<ImportErrorLoader.Key, List<ImportErrorLoader.ImportError>>
{

    static final String NAME = "productImport.errors";

    private final TenantDb tenantDb;
    private final ProductImportErrorMapper errors;

    /** Which errors of which import. */
    record Key(UUID importId, Page page) {}

    /**
     * Which errors.
     *
     * @param severity ERROR or WARNING
     */
    record Page(String severity, int first, int offset) {}

    /** The schema's type BackofficeImportError. */
    record ImportError(int row, @Nullable String column, String code, String message, @Nullable String value) {}

    ImportErrorLoader(TenantDb tenantDb, ProductImportErrorMapper errors) {
        this.tenantDb = tenantDb;
        this.errors = errors;
    }

    @Override
    public CompletionStage<Map<Key, List<ImportError>>> load(Set<Key> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Objects.requireNonNull(environment.<TenantContext>getContext());
        Map<Key, List<ImportError>> loaded = new HashMap<>();
        Map<Page, List<Key>> pages = keys.stream().collect(groupingBy(Key::page));
        tenantDb.readByKeys(context, () -> {
            pages.forEach((page, ofPage) -> {
                List<UUID> ids = ofPage.stream().map(Key::importId).toList();
                Map<UUID, List<OfImport>> rows = errors
                    .listByImports(ids, page.severity(), page.first(), page.offset())
                    .stream()
                    .collect(groupingBy(OfImport::importId));
                ofPage.forEach(key ->
                    loaded.put(key, rows.getOrDefault(key.importId(), List.of()).stream().map(this::show).toList())
                );
            });
            return loaded;
        });
        return CompletableFuture.completedFuture(loaded);
    }

    private ImportError show(OfImport row) {
        return new ImportError(row.rowNumber(), row.columnName(), row.code(), row.message(), row.rejectedValue());
    }
}
