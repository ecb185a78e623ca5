package io.quelyos.bff.order.backoffice;

import io.quelyos.bff.graphql.type.Money;
import io.quelyos.persistence.payment.PaymentMethodCode;
import io.quelyos.persistence.payment.PaymentRow;
import io.quelyos.persistence.payment.PaymentState;
import io.quelyos.persistence.payment.PaymentTransactionKind;
import io.quelyos.persistence.payment.PaymentTransactionRow;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
public record BackofficeOrderPayment(
    UUID id,
    PaymentMethodCode method,
    PaymentState state,
    Money amount,
    Money authorised,
    Money captured,
    Money refunded,
    @Nullable UUID giftCardId,
    @Nullable String providerReference,
    @Nullable String failureCode,
    OffsetDateTime createdAt
) {
    static BackofficeOrderPayment of(PaymentRow row) {
        Currency currency = Currency.getInstance(row.currency());
        return new BackofficeOrderPayment(
            row.id(),
            row.method(),
            row.state(),
            Money.ofMinor(row.amountMinor(), currency),
            Money.ofMinor(row.authorisedMinor(), currency),
            Money.ofMinor(row.capturedMinor(), currency),
            Money.ofMinor(row.refundedMinor(), currency),
            row.giftCardId(),
            row.providerReference(),
            row.failureCode(),
            row.createdAt()
        );
    }

    /** Something that was asked for this payment. */
    Transaction transaction(PaymentTransactionRow row) {
        return new Transaction(
            row.kind(),
            row.state(),
            Money.ofMinor(row.amountMinor(), amount.currency()),
            row.providerReference(),
            row.failureCode(),
            row.reason(),
            row.createdAt(),
            row.settledAt()
        );
    }

    /** The schema's type BackofficePaymentTransaction. */
    public record Transaction(
        PaymentTransactionKind kind,
        String state,
        Money amount,
        @Nullable String providerReference,
        @Nullable String failureCode,
        @Nullable String reason,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime settledAt
    ) {}
}
