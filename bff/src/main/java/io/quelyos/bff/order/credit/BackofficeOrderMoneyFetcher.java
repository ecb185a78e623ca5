package io.quelyos.bff.order.credit;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.order.reading.OrderPayload;

/** Answers what staff do with orders' money, and with what is not to be sent. */
@DgsComponent
final class BackofficeOrderMoneyFetcher {

    private final OrderMoney money;
    private final Cancellations cancellations;
    private final Refunds refunds;

    BackofficeOrderMoneyFetcher(OrderMoney money, Cancellations cancellations, Refunds refunds) {
        this.money = money;
        this.cancellations = cancellations;
        this.refunds = refunds;
    }

    @DgsMutation
    OrderPayload backofficeOrderMarkPaid(TenantContext context, @InputArgument String id, @InputArgument int version) {
        return OrderPayload.of(money.markPaid(context, id, version));
    }

    @DgsMutation
    OrderPayload backofficeOrderCapture(TenantContext context, @InputArgument String id, @InputArgument int version) {
        return OrderPayload.of(money.capture(context, id, version));
    }

    @DgsMutation
    OrderPayload backofficeOrderPaymentGiveUp(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version
    ) {
        return OrderPayload.of(money.giveUp(context, id, version));
    }

    @DgsMutation
    OrderPayload backofficeOrderCancel(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument CancelInput input
    ) {
        return OrderPayload.of(cancellations.cancel(context, id, version, input));
    }

    @DgsMutation
    OrderPayload backofficeOrderRefund(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument RefundInput input
    ) {
        return OrderPayload.of(refunds.refund(context, id, version, input));
    }
}
