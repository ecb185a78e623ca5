package io.quelyos.bff.payment.method;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.payment.PaymentMethodCode;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Answers how a tenant is paid, and changes it. */
@DgsComponent
final class BackofficePaymentMethodFetcher {

    private final PaymentMethodEditing editing;

    BackofficePaymentMethodFetcher(PaymentMethodEditing editing) {
        this.editing = editing;
    }

    @DgsData(parentType = "BackofficeQuery", field = "paymentMethods")
    List<BackofficePaymentMethod> paymentMethods(TenantContext context) {
        return editing.list(context);
    }

    @DgsMutation
    PaymentMethodPayload backofficePaymentMethodUpdate(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument PaymentMethodCode code,
        @InputArgument int version
    ) {
        Map<String, Object> input = Objects.requireNonNull(environment.getArgument("input"));
        return editing.update(context, code, version, input);
    }
}
