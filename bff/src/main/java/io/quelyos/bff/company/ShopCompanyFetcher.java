package io.quelyos.bff.company;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.session.ShopCustomer;
import io.quelyos.persistence.company.CompanyMemberRow;
import io.quelyos.persistence.company.PendingInvitationRow;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers the company that the signed-in customer buys for. */
@DgsComponent
final class ShopCompanyFetcher {

    private final CompanyMembers members;
    private final CompanyAdministration administration;

    ShopCompanyFetcher(CompanyMembers members, CompanyAdministration administration) {
        this.members = members;
        this.administration = administration;
    }

    @DgsData(parentType = "ShopCustomer", field = "company")
    @Nullable
    ShopCompany company(TenantContext context, DataFetchingEnvironment environment) {
        return members.find(context, Loading.source(environment, ShopCustomer.class).id());
    }

    @DgsData(parentType = "ShopCompany", field = "members")
    List<CompanyMemberRow> members(TenantContext context, DataFetchingEnvironment environment) {
        return members.list(context, Loading.source(environment, ShopCompany.class));
    }

    @DgsData(parentType = "ShopCompany", field = "invitations")
    List<PendingInvitationRow> invitations(TenantContext context, DataFetchingEnvironment environment) {
        return administration.invitations(context, Loading.source(environment, ShopCompany.class));
    }

    @DgsData(parentType = "ShopCompanyMember", field = "spendingLimit")
    @Nullable
    Money spendingLimit(DataFetchingEnvironment environment) {
        CompanyMemberRow member = Loading.source(environment, CompanyMemberRow.class);
        return SpendingRules.limit(member.spendingLimitMinor(), member.spendingLimitCurrency());
    }

    @DgsMutation
    ShopCompany.Payload shopCompanyInvitationRevoke(TenantContext context, @InputArgument String invitationId) {
        return administration.revoke(context, customer(context), invitationId);
    }

    @DgsMutation
    ShopCompany.Payload shopCompanyApprovalSet(TenantContext context, @InputArgument SpendingRules.PolicyInput input) {
        return administration.setPolicy(context, customer(context), input);
    }

    @DgsMutation
    ShopCompany.Payload shopCompanyMemberLimitSet(
        TenantContext context,
        @InputArgument String customerId,
        @InputArgument SpendingRules.LimitInput input
    ) {
        return administration.setLimit(context, customer(context), customerId, input);
    }

    @DgsMutation
    ShopCompany.DonePayload shopCompanyMemberInvite(
        TenantContext context,
        @InputArgument String email,
        @InputArgument CompanyRole role
    ) {
        return members.invite(context, customer(context), email, role);
    }

    @DgsMutation
    ShopCompany.Payload shopCompanyInvitationAccept(TenantContext context, @InputArgument String token) {
        return members.accept(context, customer(context), token);
    }

    @DgsMutation
    ShopCompany.Payload shopCompanyMemberRoleSet(
        TenantContext context,
        @InputArgument String customerId,
        @InputArgument CompanyRole role
    ) {
        return members.setRole(context, customer(context), customerId, role);
    }

    @DgsMutation
    ShopCompany.DonePayload shopCompanyMemberRemove(TenantContext context, @InputArgument String customerId) {
        return members.remove(context, customer(context), customerId);
    }

    private static UUID customer(TenantContext context) {
        return ((Actor.Customer) context.actor()).customerId();
    }
}
