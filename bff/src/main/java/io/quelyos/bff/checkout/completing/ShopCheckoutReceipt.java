package io.quelyos.bff.checkout.completing;

import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.order.reading.OrderView;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The schema's type of the same name.
 *
 * @param orderNumber null until the order is placed
 * @param amountDue what is still to be paid
 * @param paymentDueAt until when, where the order waits for it
 */
record ShopCheckoutReceipt(
    UUID orderId,
    @Nullable Long orderNumber,
    Status status,
    Money total,
    Money amountDue,
    @Nullable OffsetDateTime paymentDueAt,
    List<ShopPaymentStep> payments,
    OrderView order
) {
    /** The schema's enum ShopCheckoutReceiptStatus. */
    enum Status {
        PLACED,
        AWAITING_PAYMENT,
        CANCELLED,
    }
}
