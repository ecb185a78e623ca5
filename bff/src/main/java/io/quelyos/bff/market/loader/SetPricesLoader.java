package io.quelyos.bff.market.loader;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.market.PriceMapper;
import io.quelyos.persistence.market.VariantPriceRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** The prices that articles have of their own, in every currency. */
@DgsDataLoader(name = SetPricesLoader.NAME)
public final class SetPricesLoader implements MappedBatchLoaderWithContext<UUID, List<VariantPriceRow>> {

    public static final String NAME = "market.setPrices";

    private final TenantDb tenantDb;
    private final PriceMapper mapper;

    SetPricesLoader(TenantDb tenantDb, PriceMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, List<VariantPriceRow>>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        List<VariantPriceRow> rows = tenantDb.readByKeys(context, () -> mapper.listOfVariants(List.copyOf(keys)));
        return Loading.grouped(keys, rows, VariantPriceRow::variantId);
    }
}
