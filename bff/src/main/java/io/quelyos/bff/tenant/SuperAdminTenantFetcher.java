package io.quelyos.bff.tenant;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.PlatformContext;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The operators' reads and actions on tenants. */
@DgsComponent
final class SuperAdminTenantFetcher {

    private final TenantList list;
    private final TenantAdministration administration;

    SuperAdminTenantFetcher(TenantList list, TenantAdministration administration) {
        this.list = list;
        this.administration = administration;
    }

    @DgsData(parentType = "SuperAdminQuery", field = "me")
    SuperAdminOperator me(PlatformContext context) {
        return new SuperAdminOperator(context.operatorId(), context.permissions().stream().sorted().toList());
    }

    @DgsData(parentType = "SuperAdminQuery", field = "tenants")
    Connection<SuperAdminTenant> tenants(
        PlatformContext context,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after,
        @InputArgument @Nullable SuperAdminTenantFilter where
    ) {
        SuperAdminTenantFilter filter = where == null ? SuperAdminTenantFilter.ALL : where;
        return list.list(context, filter, PageRequest.of(first, after));
    }

    @DgsData(parentType = "SuperAdminQuery", field = "tenant")
    @Nullable
    SuperAdminTenant tenant(PlatformContext context, @InputArgument String id) {
        return list.find(context, id);
    }

    @DgsMutation
    SuperAdminTenantPayload superAdminTenantSuspend(
        PlatformContext context,
        @InputArgument String id,
        @InputArgument Integer version,
        @InputArgument String reason
    ) {
        return administration.suspend(context, id, version, reason);
    }

    @DgsMutation
    SuperAdminTenantPayload superAdminTenantReactivate(
        PlatformContext context,
        @InputArgument String id,
        @InputArgument Integer version,
        @InputArgument String reason
    ) {
        return administration.reactivate(context, id, version, reason);
    }

    @DgsMutation
    SuperAdminTenantPayload superAdminTenantOutgoingEnable(
        PlatformContext context,
        @InputArgument String id,
        @InputArgument Integer version,
        @InputArgument String reason
    ) {
        return administration.enableOutgoing(context, id, version, reason);
    }

    @DgsMutation
    SuperAdminTenantPayload superAdminTenantOutgoingDisable(
        PlatformContext context,
        @InputArgument String id,
        @InputArgument Integer version,
        @InputArgument String reason
    ) {
        return administration.disableOutgoing(context, id, version, reason);
    }

    @DgsMutation
    SuperAdminTenantPayload superAdminTenantDomainAdd(
        PlatformContext context,
        @InputArgument String id,
        @InputArgument String domain,
        @InputArgument String reason,
        DataFetchingEnvironment environment
    ) {
        HttpServletRequest request = environment.getGraphQlContext().get(HttpServletRequest.class);
        String host = request == null ? null : request.getServerName();
        return administration.addDomain(context, id, domain, reason, host);
    }

    @DgsMutation
    SuperAdminTenantPayload superAdminTenantDomainRemove(
        PlatformContext context,
        @InputArgument String id,
        @InputArgument String domain,
        @InputArgument String reason
    ) {
        return administration.removeDomain(context, id, domain, reason);
    }

    @DgsMutation
    SuperAdminTenantPayload superAdminTenantOriginAdd(
        PlatformContext context,
        @InputArgument String id,
        @InputArgument String origin,
        @InputArgument String reason
    ) {
        return administration.addOrigin(context, id, origin, reason);
    }

    @DgsMutation
    SuperAdminTenantPayload superAdminTenantOriginRemove(
        PlatformContext context,
        @InputArgument String id,
        @InputArgument String origin,
        @InputArgument String reason
    ) {
        return administration.removeOrigin(context, id, origin, reason);
    }
}
