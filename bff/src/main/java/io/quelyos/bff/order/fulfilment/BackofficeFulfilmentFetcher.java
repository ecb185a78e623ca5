package io.quelyos.bff.order.fulfilment;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.order.reading.OrderPayload;

/** Answers what staff do with parcels, and their notes. */
@DgsComponent
final class BackofficeFulfilmentFetcher {

    private final Fulfilments fulfilments;
    private final OrderNotes notes;

    BackofficeFulfilmentFetcher(Fulfilments fulfilments, OrderNotes notes) {
        this.fulfilments = fulfilments;
        this.notes = notes;
    }

    @DgsMutation
    OrderPayload backofficeOrderFulfil(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument FulfilInput input
    ) {
        return OrderPayload.of(fulfilments.fulfil(context, id, version, input));
    }

    @DgsMutation
    OrderPayload backofficeOrderTrackingSet(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument String fulfilmentId,
        @InputArgument Tracking input
    ) {
        return OrderPayload.of(fulfilments.track(context, id, version, fulfilmentId, input));
    }

    @DgsMutation
    OrderPayload backofficeOrderMarkDelivered(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument String fulfilmentId
    ) {
        return OrderPayload.of(fulfilments.deliver(context, id, version, fulfilmentId));
    }

    @DgsMutation
    OrderPayload backofficeOrderFulfilmentCancel(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument String fulfilmentId
    ) {
        return OrderPayload.of(fulfilments.cancel(context, id, version, fulfilmentId));
    }

    @DgsMutation
    OrderPayload backofficeOrderNoteAdd(TenantContext context, @InputArgument String id, @InputArgument String note) {
        return notes.add(context, id, note);
    }
}
