package io.quelyos.bff.order.returns;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.order.reading.OrderPayload;
import org.jspecify.annotations.Nullable;

/** Answers what staff do with returns. */
@DgsComponent
final class BackofficeReturnFetcher {

    private final ReturnDecisions decisions;

    BackofficeReturnFetcher(ReturnDecisions decisions) {
        this.decisions = decisions;
    }

    @DgsMutation
    OrderPayload backofficeOrderReturnApprove(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument String returnId,
        @InputArgument @Nullable String answer
    ) {
        return OrderPayload.of(decisions.approve(context, id, version, returnId, answer));
    }

    @DgsMutation
    OrderPayload backofficeOrderReturnReject(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument String returnId,
        @InputArgument @Nullable String answer
    ) {
        return OrderPayload.of(decisions.reject(context, id, version, returnId, answer));
    }

    @DgsMutation
    OrderPayload backofficeOrderReturnReceive(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument String returnId,
        @InputArgument ReturnReceiveInput input
    ) {
        return OrderPayload.of(decisions.receive(context, id, version, returnId, input));
    }
}
