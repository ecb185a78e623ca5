package io.quelyos.bff.collection;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.listing.MatchRow;
import io.quelyos.persistence.catalog.page.ProductPageMapper;
import io.quelyos.persistence.collection.CollectionMapper;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** The products that are pinned to collections, of every state: one statement finds them, one more reads them. */
@DgsDataLoader(name = PinnedProductsLoader.NAME)
public final class PinnedProductsLoader implements MappedBatchLoaderWithContext<UUID, List<ProductRow>> {

    public static final String NAME = "collection.pinned";

    private final TenantDb tenantDb;
    private final CollectionMapper collections;
    private final ProductPageMapper products;

    PinnedProductsLoader(TenantDb tenantDb, CollectionMapper collections, ProductPageMapper products) {
        this.tenantDb = tenantDb;
        this.collections = collections;
        this.products = products;
    }

    @Override
    public CompletionStage<Map<UUID, List<ProductRow>>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        List<MatchRow> pinned = tenantDb.readByKeys(context, () -> collections.listPinnedOf(List.copyOf(keys)));
        List<UUID> wanted = pinned.stream().map(MatchRow::productId).distinct().toList();
        Map<UUID, ProductRow> rows = wanted.isEmpty()
            ? Map.of()
            : tenantDb
                  .readByKeys(context, () -> products.listByIds(wanted))
                  .stream()
                  .collect(toMap(ProductRow::id, identity()));
        Map<UUID, List<ProductRow>> found = new HashMap<>();
        keys.forEach(key -> found.put(key, new ArrayList<>()));
        for (MatchRow each : pinned) {
            ProductRow row = rows.get(each.productId());
            if (row != null) {
                found.computeIfAbsent(each.conditionId(), id -> new ArrayList<>()).add(row);
            }
        }
        return CompletableFuture.completedFuture(found);
    }
}
