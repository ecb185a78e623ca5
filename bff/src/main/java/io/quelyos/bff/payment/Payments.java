package io.quelyos.bff.payment;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.giftcard.GiftCards;
import io.quelyos.persistence.payment.OrderMoneyMapper;
import io.quelyos.persistence.payment.OrderMoneyRow;
import io.quelyos.persistence.payment.PaymentMapper;
import io.quelyos.persistence.payment.PaymentMethodCode;
import io.quelyos.persistence.payment.PaymentRow;
import io.quelyos.persistence.payment.PaymentState;
import io.quelyos.persistence.payment.PaymentTransactionKind;
import io.quelyos.persistence.payment.PaymentTransactionMapper;
import io.quelyos.persistence.payment.PaymentTransactionRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is done with the money of orders that are there. Every method joins the caller's transaction and locks the order's
 * row; what needs a provider is done by a job after the commit.
 */
@Component
public final class Payments {

    /** An order is paid in fewer ways than this. */
    static final int MOST_PAYMENTS = 50;
    private static final int MOST_REQUESTS = 1_000;

    private final TenantDb tenantDb;
    private final OrderMoneyMapper orders;
    private final PaymentMapper payments;
    private final PaymentTransactionMapper transactions;
    private final PaymentBook book;
    private final GiftCards giftCards;

    Payments(
        TenantDb tenantDb,
        OrderMoneyMapper orders,
        PaymentMapper payments,
        PaymentTransactionMapper transactions,
        PaymentBook book,
        GiftCards giftCards
    ) {
        this.tenantDb = tenantDb;
        this.orders = orders;
        this.payments = payments;
        this.transactions = transactions;
        this.book = book;
        this.giftCards = giftCards;
    }

    /**
     * Gives money back: first what came by card, then what staff took, and what a gift card paid to that card last.
     *
     * @param amountMinor in minor units of the order's currency, above 0
     * @param reason kept with the payment; null for none
     */
    public RefundOutcome refund(TenantContext context, UUID orderId, long amountMinor, @Nullable String reason) {
        if (amountMinor <= 0) {
            throw new IllegalArgumentException("cannot give back " + amountMinor);
        }
        return tenantDb.write(context, () -> {
            OrderMoneyRow order = lock(orderId);
            Map<UUID, Long> requested = requestedRefunds(orderId);
            List<PaymentRow> sources = payments
                .listByOrder(orderId, MOST_PAYMENTS)
                .stream()
                .sorted(Comparator.comparing(Payments::turn).thenComparing(PaymentRow::id))
                .toList();
            long refundable = sources
                .stream()
                .mapToLong(payment -> refundable(payment, requested))
                .sum();
            if (refundable < amountMinor) {
                return new RefundOutcome.Exceeded(refundable);
            }
            long left = amountMinor;
            long asked = 0;
            for (PaymentRow payment : sources) {
                long part = Math.min(left, refundable(payment, requested));
                if (part > 0) {
                    left -= part;
                    asked += refund(context, order, payment, part, reason);
                }
            }
            return new RefundOutcome.Accepted(amountMinor - asked, asked);
        });
    }

    /** How much can be given back: what came in, less what went back or is on its way. */
    public long refundable(TenantContext context, UUID orderId) {
        return tenantDb.read(context, () -> {
            Map<UUID, Long> requested = requestedRefunds(orderId);
            return payments
                .listByOrder(orderId, MOST_PAYMENTS)
                .stream()
                .mapToLong(payment -> refundable(payment, requested))
                .sum();
        });
    }

    /**
     * Takes the money that is held for an order, and no more of it than is owed.
     *
     * @param mostMinor what is owed, in minor units
     * @return how much the provider is asked for, in minor units; 0 where nothing is held
     */
    public long capture(TenantContext context, UUID orderId, long mostMinor) {
        return tenantDb.write(context, () -> {
            lock(orderId);
            long asked = 0;
            for (PaymentRow payment : withoutRequest(orderId, PaymentTransactionKind.CAPTURE)) {
                long held = payment.authorisedMinor() - payment.capturedMinor();
                long wanted = Math.min(held, mostMinor - asked);
                if (payment.state() == PaymentState.AUTHORISED && wanted > 0) {
                    book.request(context, payment, PaymentTransactionKind.CAPTURE, wanted, null);
                    asked += wanted;
                }
            }
            return asked;
        });
    }

    /**
     * Gives up all payments of an order that have not brought money yet: lets go what is held, awaits nothing any more, in
     * whichever way its buyer would rather have paid.
     */
    public void voidAll(TenantContext context, UUID orderId) {
        tenantDb.write(context, () -> {
            lock(orderId);
            for (PaymentRow payment : withoutRequest(orderId, PaymentTransactionKind.VOID)) {
                if (payment.state().isEnded() || payment.state() == PaymentState.CAPTURED) {
                    continue;
                }
                if (payment.method() == PaymentMethodCode.CARD) {
                    payments.updateReplacement(payment.id(), null);
                    book.request(context, payment, PaymentTransactionKind.VOID, payment.authorisedMinor(), null);
                } else {
                    book.voided(context, payment);
                }
            }
            return null;
        });
    }

    /**
     * Waits no longer for what providers were asked about an order. Should one do it after all, that is noted then. A refund
     * that the provider took on is on its way, and not to be given up: it would be made twice. What is held for an order that
     * was cancelled is the buyer's, and is not given up either: the provider is asked anew to let it go.
     *
     * @return how much there was to give up
     */
    public int giveUp(TenantContext context, UUID orderId) {
        return tenantDb.write(context, () -> {
            OrderMoneyRow order = lock(orderId);
            List<PaymentTransactionRow> requested = transactions
                .listRequested(orderId, MOST_REQUESTS)
                .stream()
                .filter(each -> each.kind() != PaymentTransactionKind.REFUND || each.providerReference() == null)
                .toList();
            requested.forEach(each -> book.settled(each, false, PaymentBook.GIVEN_UP));
            List<PaymentRow> cards = payments
                .listByOrder(orderId, MOST_PAYMENTS)
                .stream()
                .filter(payment -> payment.method() == PaymentMethodCode.CARD)
                .toList();
            List<PaymentRow> held = cards
                .stream()
                .filter(payment -> order.isCancelled() && payment.state() == PaymentState.AUTHORISED)
                .toList();
            held.forEach(each ->
                book.request(context, each, PaymentTransactionKind.VOID, each.authorisedMinor(), "asked anew")
            );
            List<PaymentRow> awaited = cards
                .stream()
                .filter(payment -> !payment.state().isEnded() && !payment.state().isSecured())
                .toList();
            awaited.forEach(each -> book.givenUp(context, each));
            return requested.size() + held.size() + awaited.size();
        });
    }

    /**
     * Notes that money for an order came by bank transfer or at the door. Where none was awaited so, because the order was
     * to be paid otherwise, it is noted as a bank transfer of its own.
     *
     * @param amountMinor in minor units of the order's currency, above 0
     */
    public ReceiptOutcome markPaid(TenantContext context, UUID orderId, long amountMinor) {
        if (amountMinor <= 0) {
            throw new IllegalArgumentException("cannot have received " + amountMinor);
        }
        return tenantDb.write(context, () -> {
            OrderMoneyRow order = lock(orderId);
            List<PaymentRow> offline = payments
                .listByOrder(orderId, MOST_PAYMENTS)
                .stream()
                .filter(payment -> payment.method().isOffline() && payment.state() == PaymentState.PENDING)
                .toList();
            List<PaymentRow> awaited = offline.isEmpty() ? List.of(insertTransfer(order, amountMinor)) : offline;
            long sum = awaited
                .stream()
                .mapToLong(payment -> payment.amountMinor() - payment.capturedMinor())
                .sum();
            if (sum < amountMinor) {
                return new ReceiptOutcome.NotAwaited(sum);
            }
            long left = amountMinor;
            for (PaymentRow payment : awaited) {
                long part = Math.min(left, payment.amountMinor() - payment.capturedMinor());
                if (part > 0) {
                    left -= part;
                    book.captured(context, payment, part, null);
                }
            }
            return new ReceiptOutcome.Noted();
        });
    }

    private PaymentRow insertTransfer(OrderMoneyRow order, long amountMinor) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        var method = PaymentMethodCode.BANK_TRANSFER;
        payments.insert(id, order.id(), method, PaymentState.PENDING, order.currency(), amountMinor, null);
        return Objects.requireNonNull(payments.findById(id), "it was just written");
    }

    /** Gives a part back; answers how much of it a provider is asked for. */
    private long refund(
        TenantContext context,
        OrderMoneyRow order,
        PaymentRow payment,
        long partMinor,
        @Nullable String reason
    ) {
        if (payment.method() == PaymentMethodCode.CARD) {
            book.request(context, payment, PaymentTransactionKind.REFUND, partMinor, reason);
            return partMinor;
        }
        if (payment.method() == PaymentMethodCode.GIFT_CARD) {
            UUID card = Objects.requireNonNull(payment.giftCardId(), "a payment by gift card names it");
            giftCards.refund(context, card, order.id(), partMinor);
        }
        book.refunded(context, payment, partMinor, reason);
        return 0;
    }

    private OrderMoneyRow lock(UUID orderId) {
        return Objects.requireNonNull(orders.lockById(orderId), "there is no such order");
    }

    private List<PaymentRow> withoutRequest(UUID orderId, PaymentTransactionKind kind) {
        List<UUID> requested = transactions
            .listRequested(orderId, MOST_REQUESTS)
            .stream()
            .filter(transaction -> transaction.kind() == kind)
            // A buyer's wish may be overtaken, and does not count.
            .filter(transaction -> !PaymentBook.CHANGED.equals(transaction.reason()))
            .map(PaymentTransactionRow::paymentId)
            .toList();
        return payments
            .listByOrder(orderId, MOST_PAYMENTS)
            .stream()
            .filter(payment -> !requested.contains(payment.id()))
            .toList();
    }

    private Map<UUID, Long> requestedRefunds(UUID orderId) {
        Map<UUID, Long> requested = new HashMap<>();
        for (PaymentTransactionRow transaction : transactions.listRequested(orderId, MOST_REQUESTS)) {
            if (transaction.kind() == PaymentTransactionKind.REFUND) {
                requested.merge(transaction.paymentId(), transaction.amountMinor(), Math::addExact);
            }
        }
        return requested;
    }

    private static long refundable(PaymentRow payment, Map<UUID, Long> requested) {
        return payment.capturedMinor() - payment.refundedMinor() - requested.getOrDefault(payment.id(), 0L);
    }

    private static int turn(PaymentRow payment) {
        return switch (payment.method()) {
            case CARD -> 0;
            case BANK_TRANSFER, CASH_ON_DELIVERY -> 1;
            case GIFT_CARD -> 2;
        };
    }
}
