package io.quelyos.bff.cart.shop;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.cart.ArticleMapper;
import io.quelyos.persistence.catalog.StockedVariantRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** The articles on lines, as the shop's pages show them. */
@DgsDataLoader(name = CartVariantLoader.NAME)
final class CartVariantLoader implements MappedBatchLoaderWithContext<UUID, StockedVariantRow> {

    static final String NAME = "cart.variants";

    private final TenantDb tenantDb;
    private final ArticleMapper mapper;

    CartVariantLoader(TenantDb tenantDb, ArticleMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, StockedVariantRow>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        List<StockedVariantRow> rows = tenantDb.read(context, () -> mapper.findStocked(List.copyOf(keys)));
        return Loading.unique(rows, StockedVariantRow::id);
    }
}
