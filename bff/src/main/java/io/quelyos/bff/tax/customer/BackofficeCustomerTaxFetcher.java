package io.quelyos.bff.tax.customer;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import io.quelyos.auth.context.TenantContext;
import org.jspecify.annotations.Nullable;

/** Answers the backoffice's field and mutation of how customers are taxed. */
@DgsComponent
final class BackofficeCustomerTaxFetcher {

    private final CustomerTaxes taxes;

    BackofficeCustomerTaxFetcher(CustomerTaxes taxes) {
        this.taxes = taxes;
    }

    @DgsData(parentType = "BackofficeQuery", field = "customerTaxation")
    @Nullable
    BackofficeCustomerTaxation customerTaxation(TenantContext context, @InputArgument String id) {
        return taxes.find(context, id);
    }

    @DgsMutation
    CustomerTaxationPayload backofficeCustomerTaxationUpdate(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument CustomerTaxationInput input
    ) {
        return taxes.update(context, id, version, input);
    }
}
