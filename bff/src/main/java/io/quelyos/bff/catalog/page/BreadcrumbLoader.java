package io.quelyos.bff.catalog.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.catalog.CategoryMapper;
import io.quelyos.persistence.catalog.CategoryPathRow;
import io.quelyos.persistence.catalog.CategoryRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** The categories from the top down to each of some. */
@DgsDataLoader(name = BreadcrumbLoader.NAME)
public final class BreadcrumbLoader implements MappedBatchLoaderWithContext<UUID, List<CategoryRow>> {

    public static final String NAME = "catalog.breadcrumbs";
    /** How many categories may stand above one. */
    public static final int MAX_DEPTH = 20;

    private final TenantDb tenantDb;
    private final CategoryMapper mapper;

    BreadcrumbLoader(TenantDb tenantDb, CategoryMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, List<CategoryRow>>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        List<CategoryPathRow> steps = tenantDb.readByKeys(context, () ->
            mapper.listPaths(List.copyOf(keys), MAX_DEPTH)
        );
        return CompletableFuture.completedFuture(
            steps.stream().collect(groupingBy(CategoryPathRow::startId, mapping(CategoryPathRow::category, toList())))
        );
    }
}
