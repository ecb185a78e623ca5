package io.quelyos.bff.cart.rule;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.cart.ArticleMapper;
import io.quelyos.persistence.cart.QuantityRuleRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** The rules of articles; every article has one. */
@DgsDataLoader(name = QuantityRuleLoader.NAME)
final class QuantityRuleLoader implements MappedBatchLoaderWithContext<UUID, QuantityRuleRow> {

    static final String NAME = "cart.quantityRules";

    private final TenantDb tenantDb;
    private final ArticleMapper mapper;

    QuantityRuleLoader(TenantDb tenantDb, ArticleMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, QuantityRuleRow>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        List<QuantityRuleRow> rows = tenantDb.readByKeys(context, () -> mapper.findRules(List.copyOf(keys)));
        return Loading.unique(rows, QuantityRuleRow::variantId);
    }
}
