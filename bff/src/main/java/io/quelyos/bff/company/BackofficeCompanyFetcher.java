package io.quelyos.bff.company;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.DeletedPayload;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.company.CompanyMemberRow;
import io.quelyos.persistence.company.CompanyRow;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers the backoffice's fields and mutations of companies. */
@DgsComponent
final class BackofficeCompanyFetcher {

    private final Companies companies;

    BackofficeCompanyFetcher(Companies companies) {
        this.companies = companies;
    }

    @DgsData(parentType = "BackofficeQuery", field = "companies")
    Connection<CompanyRow> companies(
        TenantContext context,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after
    ) {
        return companies.list(context, PageRequest.of(first, after));
    }

    @DgsData(parentType = "BackofficeQuery", field = "company")
    @Nullable
    CompanyRow company(TenantContext context, @InputArgument String id) {
        return GlobalId.decode("com", id)
            .map(key -> companies.findById(context, key))
            .orElse(null);
    }

    @DgsData(parentType = "BackofficeCompany", field = "members")
    CompletableFuture<List<CompanyMemberRow>> members(DataFetchingEnvironment environment) {
        return Loading.list(environment, CompanyMemberLoader.NAME, Loading.source(environment, CompanyRow.class).id());
    }

    @DgsMutation
    CompanyPayload backofficeCompanyCreate(TenantContext context, @InputArgument String name) {
        return companies.create(context, name);
    }

    @DgsMutation
    CompanyPayload backofficeCompanyRename(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument String name
    ) {
        return companies.rename(context, id, version, name);
    }

    @DgsMutation
    DeletedPayload backofficeCompanyDelete(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version
    ) {
        return companies.delete(context, id, version);
    }

    @DgsMutation
    CompanyPayload backofficeCompanyMemberInvite(
        TenantContext context,
        @InputArgument String id,
        @InputArgument String email,
        @InputArgument CompanyRole role
    ) {
        return companies.invite(context, id, email, role);
    }

    @DgsMutation
    CompanyPayload backofficeCompanyMemberRemove(
        TenantContext context,
        @InputArgument String id,
        @InputArgument String customerId
    ) {
        return companies.remove(context, id, customerId);
    }
}
