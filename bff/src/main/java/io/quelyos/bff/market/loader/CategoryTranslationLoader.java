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

/** Categories' content in the request's language. */
@DgsDataLoader(name = CategoryTranslationLoader.NAME)
public final class CategoryTranslationLoader implements MappedBatchLoaderWithContext<UUID, CategoryTranslationRow> {

    public static final String NAME = "market.categoryTranslations";

    private final TenantDb tenantDb;
    private final TranslationMapper mapper;

    CategoryTranslationLoader(TenantDb tenantDb, TranslationMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, CategoryTranslationRow>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        String locale = context.locale().toLanguageTag();
        List<CategoryTranslationRow> rows = tenantDb.readByKeys(context, () ->
            mapper.listCategoriesIn(List.copyOf(keys), locale)
        );
        return Loading.unique(rows, CategoryTranslationRow::categoryId);
    }
}
