package io.quelyos.bff.market.loader;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.market.PriceMapper;
import io.quelyos.persistence.market.ProductPriceRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** The spans of products' prices in the request's currency. */
@DgsDataLoader(name = ProductPriceLoader.NAME)
public final class ProductPriceLoader implements MappedBatchLoaderWithContext<UUID, ProductPriceRow> {

    public static final String NAME = "market.productPrices";

    private final TenantDb tenantDb;
    private final PriceMapper mapper;

    ProductPriceLoader(TenantDb tenantDb, PriceMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, ProductPriceRow>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        String currency = context.currency().getCurrencyCode();
        List<ProductPriceRow> rows = tenantDb.readByKeys(context, () ->
            mapper.listProductPrices(List.copyOf(keys), currency)
        );
        return Loading.unique(rows, ProductPriceRow::productId);
    }
}
