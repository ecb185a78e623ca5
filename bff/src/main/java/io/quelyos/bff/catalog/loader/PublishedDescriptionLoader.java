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

/** As {@link DescriptionLoader}, of what is published at that moment: a draft's text is nobody's business. */
@DgsDataLoader(name = PublishedDescriptionLoader.NAME)
public final class PublishedDescriptionLoader implements MappedBatchLoaderWithContext<UUID, ProductDescriptionRow> {

    public static final String NAME = "catalog.publishedDescriptions";

    private final TenantDb tenantDb;
    private final ProductPageMapper mapper;

    PublishedDescriptionLoader(TenantDb tenantDb, ProductPageMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    /**
     * The description of a product in the tenant's own language; empty for one that was taken out of the shop since.
     *
     * @param known what was read with the product; null where that left it out
     */
    public static CompletableFuture<String> find(
        DataFetchingEnvironment environment,
        UUID productId,
        @Nullable String known
    ) {
        return DescriptionLoader.find(environment, NAME, productId, known);
    }

    @Override
    public CompletionStage<Map<UUID, ProductDescriptionRow>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        List<ProductDescriptionRow> rows = tenantDb.readByKeys(context, () ->
            mapper.listPublishedDescriptions(List.copyOf(keys))
        );
        return Loading.unique(rows, ProductDescriptionRow::productId);
    }
}
