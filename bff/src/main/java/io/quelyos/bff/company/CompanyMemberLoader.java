package io.quelyos.bff.company;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.company.CompanyMemberMapper;
import io.quelyos.persistence.company.CompanyMemberRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** Who buys for companies, by the companies' ids. */
@DgsDataLoader(name = CompanyMemberLoader.NAME)
final class CompanyMemberLoader implements MappedBatchLoaderWithContext<UUID, List<CompanyMemberRow>> {

    static final String NAME = "company.members";

    private final TenantDb tenantDb;
    private final CompanyMemberMapper mapper;

    CompanyMemberLoader(TenantDb tenantDb, CompanyMemberMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, List<CompanyMemberRow>>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        int limit = keys.size() * CompanySettings.MOST;
        List<CompanyMemberRow> rows = tenantDb.readByKeys(context, () -> mapper.listOfAll(List.copyOf(keys), limit));
        return Loading.grouped(keys, rows, CompanyMemberRow::companyId);
    }
}
