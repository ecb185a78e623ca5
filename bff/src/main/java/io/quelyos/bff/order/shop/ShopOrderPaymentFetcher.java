package io.quelyos.bff.order.shop;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.order.reading.OrderView;
import io.quelyos.bff.payment.card.PaymentChange;
import io.quelyos.persistence.payment.PaymentMethodCode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers how buyers pay for orders that are there. */
@DgsComponent
final class ShopOrderPaymentFetcher {

    private final ShopOrders orders;
    private final PaymentChange change;

    ShopOrderPaymentFetcher(ShopOrders orders, PaymentChange change) {
        this.orders = orders;
        this.change = change;
    }

    @DgsMutation
    ShopOrderPaymentPayload shopOrderPaymentMethodChange(
        TenantContext context,
        @InputArgument String id,
        @InputArgument PaymentMethodCode method,
        @InputArgument @Nullable String key
    ) {
        UUID order = orders.findId(context, id, key);
        List<UserError> errors =
            order == null
                ? List.of(UserError.of(Code.NOT_FOUND, "There is no such order.", "id"))
                : change.change(context, order, method);
        return new ShopOrderPaymentPayload(OrderView.of(orders.find(context, id, key)), errors);
    }
}
