package io.quelyos.bff.shoppolicy;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.shoppolicy.ShopPolicyRow;
import java.util.Map;
import java.util.Objects;

/** Answers how the shop sells, and changes it. */
@DgsComponent
final class BackofficeShopPolicyFetcher {

    private final ShopPolicyEditing editing;

    BackofficeShopPolicyFetcher(ShopPolicyEditing editing) {
        this.editing = editing;
    }

    @DgsData(parentType = "BackofficeQuery", field = "shopPolicy")
    ShopPolicyRow shopPolicy(TenantContext context) {
        return editing.find(context);
    }

    @DgsMutation(field = "backofficeShopPolicyUpdate")
    ShopPolicyPayload backofficeShopPolicyUpdate(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument int version
    ) {
        Map<String, Object> input = Objects.requireNonNull(environment.getArgument("input"));
        return editing.update(context, version, input);
    }
}
