package io.quelyos.bff.catalog.edit;

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

/** The products that staff put beside others, of every state: one statement finds them all, one more reads them. */
@DgsDataLoader(name = ChosenProductsLoader.NAME)
public final class ChosenProductsLoader implements MappedBatchLoaderWithContext<UUID, List<ProductRow>> {

    public static final String NAME = "catalog.chosenProducts";

    private final TenantDb tenantDb;
    private final ProductPageMapper mapper;

    ChosenProductsLoader(TenantDb tenantDb, ProductPageMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, List<ProductRow>>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        List<RelatedRow> chosen = tenantDb.readByKeys(context, () -> mapper.listChosen(List.copyOf(keys)));
        List<UUID> wanted = chosen.stream().map(RelatedRow::relatedId).distinct().toList();
        Map<UUID, ProductRow> rows = wanted.isEmpty()
            ? Map.of()
            : tenantDb
                  .readByKeys(context, () -> mapper.listByIds(wanted))
                  .stream()
                  .collect(toMap(ProductRow::id, identity()));
        Map<UUID, List<ProductRow>> found = new HashMap<>();
        keys.forEach(key -> found.put(key, new ArrayList<>()));
        for (RelatedRow each : chosen) {
            ProductRow row = rows.get(each.relatedId());
            if (row != null) {
                found.computeIfAbsent(each.productId(), id -> new ArrayList<>()).add(row);
            }
        }
        return CompletableFuture.completedFuture(found);
    }
}
