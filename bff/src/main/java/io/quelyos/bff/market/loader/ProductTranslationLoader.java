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

/** Products' content in the request's language. */
@DgsDataLoader(name = ProductTranslationLoader.NAME)
public final class ProductTranslationLoader implements MappedBatchLoaderWithContext<UUID, ProductTranslationRow> {

    public static final String NAME = "market.productTranslations";

    private final TenantDb tenantDb;
    private final TranslationMapper mapper;

    ProductTranslationLoader(TenantDb tenantDb, TranslationMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, ProductTranslationRow>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        String locale = context.locale().toLanguageTag();
        List<ProductTranslationRow> rows = tenantDb.readByKeys(context, () ->
            mapper.listProductsIn(List.copyOf(keys), locale)
        );
        return Loading.unique(rows, ProductTranslationRow::productId);
    }
}
