package io.quelyos.bff.catalog.loader;

import com.netflix.graphql.dgs.DgsDataLoader;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.fetcher.PlannedField;
import io.quelyos.persistence.catalog.CategoryMapper;
import io.quelyos.persistence.catalog.CategoryRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.DataLoader;
import org.dataloader.MappedBatchLoaderWithContext;
import org.jspecify.annotations.Nullable;

/** Categories by their ids; with those above them, where those will be asked for. */
@DgsDataLoader(name = CategoryLoader.NAME)
public final class CategoryLoader implements MappedBatchLoaderWithContext<UUID, CategoryRow> {

    public static final String NAME = "catalog.categories";

    private final TenantDb tenantDb;
    private final CategoryMapper mapper;

    CategoryLoader(TenantDb tenantDb, CategoryMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    /** Asks for a category, and for all above it if the document asks for its parent. */
    public static CompletableFuture<@Nullable CategoryRow> find(
        DataFetchingEnvironment environment,
        @Nullable UUID id
    ) {
        if (id == null) {
            return CompletableFuture.completedFuture(null);
        }
        DataLoader<UUID, @Nullable CategoryRow> loader = environment.getDataLoader(NAME);
        boolean goesUp = environment instanceof PlannedField planned && planned.selects("parent");
        return Objects.requireNonNull(loader, NAME).load(id, goesUp);
    }

    @Override
    public CompletionStage<Map<UUID, CategoryRow>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        boolean goesUp = environment.getKeyContexts().containsValue(true);
        List<UUID> ids = List.copyOf(keys);
        List<CategoryRow> rows = tenantDb.readByKeys(context, () ->
            goesUp ? mapper.listUpwards(ids) : mapper.listByIds(ids)
        );
        return Loading.unique(rows, CategoryRow::id);
    }
}
