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
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.company.CompanyMemberRow;
import io.quelyos.persistence.company.CompanyRow;
import io.quelyos.persistence.company.PendingInvitationRow;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers the backoffice's fields and mutations of companies. */
@DgsComponent
final class BackofficeCompanyFetcher {

    private final Companies companies;
    private final CompanyPeople people;

    BackofficeCompanyFetcher(Companies companies, CompanyPeople people) {
        this.companies = companies;
        this.people = people;
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

    @DgsData(parentType = "BackofficeCompany", field = "invitations")
    CompletableFuture<List<PendingInvitationRow>> invitations(DataFetchingEnvironment environment) {
        UUID id = Loading.source(environment, CompanyRow.class).id();
        return Loading.list(environment, CompanyInvitationLoader.NAME, id);
    }

    @DgsData(parentType = "BackofficeCompany", field = "approvalLimit")
    @Nullable
    Money approvalLimit(DataFetchingEnvironment environment) {
        CompanyRow company = Loading.source(environment, CompanyRow.class);
        return SpendingRules.limit(company.approvalLimitMinor(), company.approvalLimitCurrency());
    }

    @DgsData(parentType = "BackofficeCompanyMember", field = "spendingLimit")
    @Nullable
    Money spendingLimit(DataFetchingEnvironment environment) {
        CompanyMemberRow member = Loading.source(environment, CompanyMemberRow.class);
        return SpendingRules.limit(member.spendingLimitMinor(), member.spendingLimitCurrency());
    }

    @DgsMutation
    CompanyPayload backofficeCompanyApprovalSet(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument SpendingRules.PolicyInput input
    ) {
        return people.setPolicy(context, id, version, input);
    }

    @DgsMutation
    CompanyPayload backofficeCompanyMemberLimitSet(
        TenantContext context,
        @InputArgument String id,
        @InputArgument String customerId,
        @InputArgument SpendingRules.LimitInput input
    ) {
        return people.setLimit(context, id, customerId, input);
    }

    @DgsMutation
    CompanyPayload backofficeCompanyInvitationRevoke(
        TenantContext context,
        @InputArgument String id,
        @InputArgument String invitationId
    ) {
        return people.revoke(context, id, invitationId);
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
        return people.invite(context, id, email, role);
    }

    @DgsMutation
    CompanyPayload backofficeCompanyMemberRemove(
        TenantContext context,
        @InputArgument String id,
        @InputArgument String customerId
    ) {
        return people.remove(context, id, customerId);
    }
}
