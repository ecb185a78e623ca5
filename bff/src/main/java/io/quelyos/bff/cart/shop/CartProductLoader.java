package io.quelyos.bff.cart.shop;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.cart.ArticleMapper;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** The products of the articles on lines, as far as buyers see them. */
@DgsDataLoader(name = CartProductLoader.NAME)
final class CartProductLoader implements MappedBatchLoaderWithContext<UUID, ProductRow> {

    static final String NAME = "cart.products";

    private final TenantDb tenantDb;
    private final ArticleMapper mapper;

    CartProductLoader(TenantDb tenantDb, ArticleMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, ProductRow>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        List<ProductRow> rows = tenantDb.read(context, () -> mapper.findPublishedProducts(List.copyOf(keys)));
        return Loading.unique(rows, ProductRow::id);
    }
}
