package io.quelyos.bff.market.loader;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.market.CategoryTranslationRow;
import io.quelyos.persistence.market.TranslationMapper;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** Categories' content in every other language. */
@DgsDataLoader(name = CategoryTranslationsLoader.NAME)
public final class CategoryTranslationsLoader
    implements MappedBatchLoaderWithContext<UUID, List<CategoryTranslationRow>>
{

    public static final String NAME = "market.translationsOfCategories";

    private final TenantDb tenantDb;
    private final TranslationMapper mapper;

    CategoryTranslationsLoader(TenantDb tenantDb, TranslationMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, List<CategoryTranslationRow>>> load(
        Set<UUID> keys,
        BatchLoaderEnvironment environment
    ) {
        TenantContext context = Loading.context(environment);
        List<CategoryTranslationRow> rows = tenantDb.readByKeys(context, () ->
            mapper.listOfCategories(List.copyOf(keys))
        );
        return Loading.grouped(keys, rows, CategoryTranslationRow::categoryId);
    }
}
