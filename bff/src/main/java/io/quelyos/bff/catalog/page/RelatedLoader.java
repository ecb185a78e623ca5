package io.quelyos.bff.catalog.page;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.page.ProductPageMapper;
import io.quelyos.persistence.catalog.page.RelatedRow;
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

/** The published products that go with others: one statement finds them all, one more reads them. */
@DgsDataLoader(name = RelatedLoader.NAME)
public final class RelatedLoader implements MappedBatchLoaderWithContext<RelatedLoader.Key, List<ProductRow>> {

    public static final String NAME = "catalog.related";
    static final int MAX_FIRST = 24;
    /** How many neighbours in price are looked at on each side: enough for the longest list from one side alone. */
    private static final int REACH = MAX_FIRST + 1;

    private final TenantDb tenantDb;
    private final ProductPageMapper mapper;

    RelatedLoader(TenantDb tenantDb, ProductPageMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    /** How many products that go with which. */
    public record Key(UUID productId, int first) {}

    @Override
    public CompletionStage<Map<Key, List<ProductRow>>> load(Set<Key> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        List<UUID> products = keys.stream().map(Key::productId).distinct().toList();
        int first = keys.stream().mapToInt(Key::first).max().orElse(1);
        List<RelatedRow> related = tenantDb.readByKeys(context, () -> mapper.listRelated(products, first, REACH));
        List<UUID> wanted = related.stream().map(RelatedRow::relatedId).distinct().toList();
        Map<UUID, ProductRow> rows = wanted.isEmpty() ? Map.of() : read(context, wanted);
        Map<UUID, List<ProductRow>> byProduct = new HashMap<>();
        for (RelatedRow each : related) {
            ProductRow row = rows.get(each.relatedId());
            if (row != null) {
                byProduct.computeIfAbsent(each.productId(), id -> new ArrayList<>()).add(row);
            }
        }
        Map<Key, List<ProductRow>> found = new HashMap<>();
        for (Key key : keys) {
            found.put(key, byProduct.getOrDefault(key.productId(), List.of()).stream().limit(key.first()).toList());
        }
        return CompletableFuture.completedFuture(found);
    }

    private Map<UUID, ProductRow> read(TenantContext context, List<UUID> ids) {
        return tenantDb
            .readByKeys(context, () -> mapper.listPublished(ids))
            .stream()
            .collect(toMap(ProductRow::id, identity()));
    }
}
