package io.quelyos.bff.collection;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.catalog.listing.MatchRow;
import io.quelyos.persistence.catalog.listing.ProductCondition;
import io.quelyos.persistence.catalog.listing.ProductListMapper;
import io.quelyos.persistence.collection.CollectionRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** How many products belong to collections: one statement for all of them. */
@DgsDataLoader(name = CollectionCountLoader.NAME)
public final class CollectionCountLoader implements MappedBatchLoaderWithContext<CollectionRow, Integer> {

    public static final String NAME = "collection.counts";

    private final TenantDb tenantDb;
    private final ProductListMapper products;

    CollectionCountLoader(TenantDb tenantDb, ProductListMapper products) {
        this.tenantDb = tenantDb;
        this.products = products;
    }

    @Override
    public CompletionStage<Map<CollectionRow, Integer>> load(
        Set<CollectionRow> keys,
        BatchLoaderEnvironment environment
    ) {
        TenantContext context = Loading.context(environment);
        Map<UUID, ProductCondition> conditions = keys
            .stream()
            .collect(toMap(CollectionRow::id, Collections::condition));
        List<MatchRow.Count> rows = tenantDb.read(context, () -> products.count(conditions));
        Map<UUID, Integer> counts = rows.stream().collect(toMap(MatchRow.Count::conditionId, MatchRow.Count::count));
        return CompletableFuture.completedFuture(
            keys.stream().collect(toMap(identity(), key -> counts.getOrDefault(key.id(), 0)))
        );
    }
}
