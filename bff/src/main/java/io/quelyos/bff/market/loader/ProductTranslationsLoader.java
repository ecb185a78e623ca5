package io.quelyos.bff.market.loader;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.market.ProductTranslationRow;
import io.quelyos.persistence.market.TranslationMapper;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** Products' content in every other language. */
@DgsDataLoader(name = ProductTranslationsLoader.NAME)
public final class ProductTranslationsLoader
    implements MappedBatchLoaderWithContext<UUID, List<ProductTranslationRow>>
{

    public static final String NAME = "market.translationsOfProducts";

    private final TenantDb tenantDb;
    private final TranslationMapper mapper;

    ProductTranslationsLoader(TenantDb tenantDb, TranslationMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, List<ProductTranslationRow>>> load(
        Set<UUID> keys,
        BatchLoaderEnvironment environment
    ) {
        TenantContext context = Loading.context(environment);
        List<ProductTranslationRow> rows = tenantDb.readByKeys(context, () -> mapper.listOfProducts(List.copyOf(keys)));
        return Loading.grouped(keys, rows, ProductTranslationRow::productId);
    }
}
