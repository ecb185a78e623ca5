package io.quelyos.bff.payment.card;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.checkout.stock.Reservations;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.mail.Letter;
import io.quelyos.bff.mail.MailQueue;
import io.quelyos.bff.order.placing.OrderPlacing;
import io.quelyos.bff.order.placing.WithdrawalReason;
import io.quelyos.bff.order.placing.Withdrawals;
import io.quelyos.bff.payment.Payments;
import io.quelyos.persistence.payment.OrderMoneyRow;
import java.time.Clock;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What can follow for an order when its card payment moves. */
@Component
record Followers(
    Reservations reservations,
    OrderPlacing placing,
    Withdrawals withdrawals,
    Payments payments,
    MailQueue letters,
    Clock clock
) {
    /** Why an order ends whose payment was given up: its time was over, or somebody gave it up at the provider. */
    WithdrawalReason reasonOfVoid(OrderMoneyRow order) {
        boolean isOver = order.paymentDueAt() == null || !order.paymentDueAt().toInstant().isAfter(clock.instant());
        return isOver ? WithdrawalReason.PAYMENT_EXPIRED : WithdrawalReason.PAYMENT_FAILED;
    }

    /** Tells a buyer that what was paid for is gone, and that the money goes back. */
    void tellOutOfStock(TenantContext context, OrderMoneyRow order) {
        Money total = Money.ofMinor(order.grossMinor(), Currency.getInstance(order.currency()));
        letters.send(
            context,
            new Letter(
                "order-out-of-stock",
                Locale.forLanguageTag(order.locale()),
                order.email(),
                null,
                Map.of("total", total.amount().toPlainString() + " " + order.currency()),
                null
            )
        );
    }
}
