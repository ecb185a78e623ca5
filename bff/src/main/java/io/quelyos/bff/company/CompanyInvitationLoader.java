package io.quelyos.bff.company;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.company.CompanyMemberMapper;
import io.quelyos.persistence.company.PendingInvitationRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** Who is invited to buy for companies, by the companies' ids. */
@DgsDataLoader(name = CompanyInvitationLoader.NAME)
final class CompanyInvitationLoader implements MappedBatchLoaderWithContext<UUID, List<PendingInvitationRow>> {

    static final String NAME = "company.invitations";

    private final TenantDb tenantDb;
    private final CompanyMemberMapper mapper;

    CompanyInvitationLoader(TenantDb tenantDb, CompanyMemberMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, List<PendingInvitationRow>>> load(
        Set<UUID> keys,
        BatchLoaderEnvironment environment
    ) {
        TenantContext context = Loading.context(environment);
        int limit = keys.size() * CompanySettings.MOST;
        List<PendingInvitationRow> rows = tenantDb.readByKeys(context, () ->
            mapper.listInvitations(List.copyOf(keys), limit)
        );
        return Loading.grouped(keys, rows, PendingInvitationRow::companyId);
    }
}
