package io.quelyos.bff.brand;

import static java.util.stream.Collectors.toMap;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.brand.BrandMapper;
import io.quelyos.persistence.brand.BrandRow;
import io.quelyos.persistence.brand.ProductBrandRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** The makers of products. */
@DgsDataLoader(name = ProductBrandLoader.NAME)
public final class ProductBrandLoader implements MappedBatchLoaderWithContext<UUID, BrandRow> {

    public static final String NAME = "brand.ofProducts";

    private final TenantDb tenantDb;
    private final BrandMapper mapper;

    ProductBrandLoader(TenantDb tenantDb, BrandMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, BrandRow>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        List<ProductBrandRow> rows = tenantDb.readByKeys(context, () -> mapper.listOfProducts(List.copyOf(keys)));
        return CompletableFuture.completedFuture(
            rows.stream().collect(toMap(ProductBrandRow::productId, ProductBrandRow::brand))
        );
    }
}
