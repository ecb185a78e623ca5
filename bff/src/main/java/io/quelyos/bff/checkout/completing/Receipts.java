package io.quelyos.bff.checkout.completing;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.order.reading.OrderView;
import io.quelyos.bff.payment.method.PaymentMethods;
import io.quelyos.persistence.order.OrderMapper;
import io.quelyos.persistence.payment.OrderMoneyMapper;
import io.quelyos.persistence.payment.OrderMoneyRow;
import io.quelyos.persistence.payment.PaymentMapper;
import io.quelyos.persistence.payment.PaymentMethodRow;
import io.quelyos.persistence.payment.PaymentRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells buyers what became of their checkout, and what they have to do to pay. */
@Component
final class Receipts {

    private static final int MOST_PAYMENTS = 50;

    private final TenantDb tenantDb;
    private final OrderMoneyMapper orders;
    private final PaymentMapper payments;
    private final PaymentMethods methods;
    private final OrderMapper views;

    Receipts(
        TenantDb tenantDb,
        OrderMoneyMapper orders,
        PaymentMapper payments,
        PaymentMethods methods,
        OrderMapper views
    ) {
        this.tenantDb = tenantDb;
        this.orders = orders;
        this.payments = payments;
        this.methods = methods;
        this.views = views;
    }

    /** The receipt of an order that was made. */
    ShopCheckoutReceipt of(TenantContext context, UUID orderId, @Nullable String clientSecret) {
        OrderMoneyRow order = Objects.requireNonNull(tenantDb.read(context, () -> orders.findById(orderId)));
        List<PaymentRow> rows = tenantDb.read(context, () -> payments.listByOrder(orderId, MOST_PAYMENTS));
        Currency currency = Currency.getInstance(order.currency());
        ShopCheckoutReceipt.Status status = order.isAwaitingPayment()
            ? ShopCheckoutReceipt.Status.AWAITING_PAYMENT
            : order.isCancelled()
              ? ShopCheckoutReceipt.Status.CANCELLED
              : ShopCheckoutReceipt.Status.PLACED;
        long due = order.isCancelled() ? 0 : Math.max(0, order.grossMinor() - order.paidMinor());
        return new ShopCheckoutReceipt(
            order.id(),
            order.number(),
            status,
            Money.ofMinor(order.grossMinor(), currency),
            Money.ofMinor(due, currency),
            order.paymentDueAt(),
            rows
                .stream()
                .map(row -> step(row, methods.find(context, row.method()), currency, clientSecret))
                .toList(),
            new OrderView(Objects.requireNonNull(tenantDb.read(context, () -> views.findById(orderId))))
        );
    }

    private static ShopPaymentStep step(
        PaymentRow row,
        @Nullable PaymentMethodRow method,
        Currency currency,
        @Nullable String clientSecret
    ) {
        boolean isByProvider = method != null && method.publishableKey() != null;
        return new ShopPaymentStep(
            row.id(),
            row.method(),
            row.state(),
            Money.ofMinor(row.amountMinor(), currency),
            method == null ? null : method.instructions(),
            method == null ? null : method.publishableKey(),
            isByProvider ? clientSecret : null
        );
    }
}
