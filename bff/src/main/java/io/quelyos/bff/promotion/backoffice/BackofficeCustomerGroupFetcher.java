package io.quelyos.bff.promotion.backoffice;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.DeletedPayload;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.bff.promotion.backoffice.CustomerGroups.GroupPayload;
import io.quelyos.persistence.promotion.CustomerGroupRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers the backoffice's fields and mutations of groups of customers. */
@DgsComponent
final class BackofficeCustomerGroupFetcher {

    private final PromotionLists lists;
    private final CustomerGroups groups;

    BackofficeCustomerGroupFetcher(PromotionLists lists, CustomerGroups groups) {
        this.lists = lists;
        this.groups = groups;
    }

    @DgsData(parentType = "BackofficeQuery", field = "customerGroups")
    Connection<CustomerGroupRow> customerGroups(
        TenantContext context,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after
    ) {
        return lists.listGroups(context, PageRequest.of(first, after));
    }

    @DgsMutation
    GroupPayload backofficeCustomerGroupCreate(TenantContext context, @InputArgument String name) {
        return groups.create(context, name);
    }

    @DgsMutation
    GroupPayload backofficeCustomerGroupRename(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument String name
    ) {
        return groups.rename(context, id, version, name);
    }

    @DgsMutation
    DeletedPayload backofficeCustomerGroupDelete(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version
    ) {
        return groups.delete(context, id, version);
    }

    @DgsMutation
    GroupPayload backofficeCustomerGroupMembersAdd(
        TenantContext context,
        @InputArgument String id,
        @InputArgument List<String> customerIds
    ) {
        return groups.add(context, id, customerIds);
    }

    @DgsMutation
    GroupPayload backofficeCustomerGroupMembersRemove(
        TenantContext context,
        @InputArgument String id,
        @InputArgument List<String> customerIds
    ) {
        return groups.remove(context, id, customerIds);
    }
}
