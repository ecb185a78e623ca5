package io.quelyos.bff.catalog.loader;

import com.netflix.graphql.dgs.DgsDataLoader;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.catalog.page.ProductDescriptionRow;
import io.quelyos.persistence.catalog.page.ProductPageMapper;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;
import org.jspecify.annotations.Nullable;

/** The descriptions of products that were read without them, as lists are; of every state, for staff. */
@DgsDataLoader(name = DescriptionLoader.NAME)
public final class DescriptionLoader implements MappedBatchLoaderWithContext<UUID, ProductDescriptionRow> {

    public static final String NAME = "catalog.descriptions";

    private final TenantDb tenantDb;
    private final ProductPageMapper mapper;

    DescriptionLoader(TenantDb tenantDb, ProductPageMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    /**
     * The description of a product in the tenant's own language; empty for one that is there no more.
     *
     * @param loader the name of this loader, or of the one of what is published
     * @param known what was read with the product; null where that left it out
     */
    public static CompletableFuture<String> find(
        DataFetchingEnvironment environment,
        String loader,
        UUID productId,
        @Nullable String known
    ) {
        return known == null
            ? Loading.<Object, ProductDescriptionRow>find(environment, loader, productId).thenApply(row ->
                  row == null ? "" : row.descriptionHtml()
              )
            : CompletableFuture.completedFuture(known);
    }

    @Override
    public CompletionStage<Map<UUID, ProductDescriptionRow>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        List<ProductDescriptionRow> rows = tenantDb.readByKeys(context, () ->
            mapper.listDescriptions(List.copyOf(keys))
        );
        return Loading.unique(rows, ProductDescriptionRow::productId);
    }
}
