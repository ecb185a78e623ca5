package io.quelyos.bff.review;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.review.ReviewMapper;
import io.quelyos.persistence.review.ReviewShareRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** How the reviews of products are spread over the ratings. */
@DgsDataLoader(name = RatingShareLoader.NAME)
public final class RatingShareLoader implements MappedBatchLoaderWithContext<UUID, List<ReviewShareRow>> {

    public static final String NAME = "review.shares";

    private final TenantDb tenantDb;
    private final ReviewMapper mapper;

    RatingShareLoader(TenantDb tenantDb, ReviewMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, List<ReviewShareRow>>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        List<ReviewShareRow> rows = tenantDb.readByKeys(context, () -> mapper.listShares(List.copyOf(keys)));
        return Loading.grouped(keys, rows, ReviewShareRow::productId);
    }
}
