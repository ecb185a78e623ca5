package io.quelyos.bff.checkout.completing;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.approval.Approvals;
import io.quelyos.bff.cart.reading.CartGiftCards;
import io.quelyos.bff.cart.reading.CartState;
import io.quelyos.bff.checkout.CheckoutBlocker;
import io.quelyos.bff.giftcard.GiftCards;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.payment.PaymentBook;
import io.quelyos.bff.promotion.RedemptionOutcome;
import io.quelyos.bff.promotion.Redemptions;
import io.quelyos.persistence.checkout.CheckoutRow;
import io.quelyos.persistence.order.placing.OrderLimitRow;
import io.quelyos.persistence.order.placing.PlacingMapper;
import io.quelyos.persistence.payment.PaymentMapper;
import io.quelyos.persistence.payment.PaymentMethodCode;
import io.quelyos.persistence.payment.PaymentRow;
import io.quelyos.persistence.payment.PaymentState;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes an order with all that it uses up: its approval, promotions, gift cards, the plan's count. Must be called inside a unit of work
 * that writes, which a {@link CompletionRefused} undoes.
 */
@Component
final class OrderMaking {

    private final PlacingMapper placing;
    private final Redemptions redemptions;
    private final GiftCards giftCards;
    private final PaymentMapper payments;
    private final PaymentBook book;
    private final Approvals approvals;

    OrderMaking(
        PlacingMapper placing,
        Redemptions redemptions,
        GiftCards giftCards,
        PaymentMapper payments,
        PaymentBook book,
        Approvals approvals
    ) {
        this.placing = placing;
        this.redemptions = redemptions;
        this.giftCards = giftCards;
        this.payments = payments;
        this.book = book;
        this.approvals = approvals;
    }

    /** Writes the order with its lines, and counts its approval and its promotions as used. */
    void write(TenantContext context, CheckoutRow checkout, CartState cart, @Nullable OffsetDateTime paymentDueAt) {
        Set<CheckoutBlocker> unapproved = CheckoutBlocker.of(approvals.use(checkout, cart));
        if (!unapproved.isEmpty()) {
            throw new CompletionRefused(unapproved.stream().map(CheckoutBlocker::asError).toList());
        }
        RedemptionOutcome outcome = redemptions.redeem(
            context,
            checkout.id(),
            cart.row().customerId(),
            cart.sums().prices()
        );
        if (outcome instanceof RedemptionOutcome.Refused refused) {
            throw new CompletionRefused(
                new UserError.CouponRefused(refused.reason().name(), null, null, List.of("cart", "coupons"))
            );
        }
        placing.insert(OrderDrafts.order(context, checkout, cart, paymentDueAt));
        placing.insertLines(checkout.id(), OrderDrafts.lines(cart));
    }

    /** Takes what gift cards pay, and writes down how the rest is to be paid. */
    void pay(TenantContext context, UUID orderId, CartState cart, @Nullable PaymentMethodCode method) {
        Currency currency = cart.sums().prices().currency();
        for (CartGiftCards.Payment part : cart.sums().giftCards()) {
            if (part.appliedMinor() > 0) {
                payByCard(context, orderId, part, currency);
            }
        }
        long due = cart.sums().dueMinor();
        if (due > 0) {
            PaymentMethodCode chosen = Objects.requireNonNull(method, "a way to pay was chosen");
            PaymentState state = chosen.isOffline() ? PaymentState.PENDING : PaymentState.CREATED;
            UUID id = UuidCreator.getTimeOrderedEpoch();
            payments.insert(id, orderId, chosen, state, currency.getCurrencyCode(), due, null);
            payments.updateCaptureMode(id);
        }
    }

    private void payByCard(TenantContext context, UUID orderId, CartGiftCards.Payment part, Currency currency) {
        if (!giftCards.redeem(context, part.id(), orderId, part.appliedMinor(), currency)) {
            throw new CompletionRefused(new UserError.GiftCardRefused("EMPTY", List.of("cart", "giftCards")));
        }
        UUID id = UuidCreator.getTimeOrderedEpoch();
        payments.insert(
            id,
            orderId,
            PaymentMethodCode.GIFT_CARD,
            PaymentState.PENDING,
            currency.getCurrencyCode(),
            part.appliedMinor(),
            part.id()
        );
        PaymentRow payment = Objects.requireNonNull(payments.findById(id), "it was just written");
        book.captured(context, payment, part.appliedMinor(), id.toString());
    }

    /** Counts the order among those that the plan allows in a year; the last but the number, because others wait for it. */
    void count(OffsetDateTime now) {
        OrderLimitRow limit = placing.findLimit(now);
        if (placing.count(limit) == 0) {
            long most = Objects.requireNonNull(limit.quotaLimit(), "only a limit refuses");
            throw new CompletionRefused(new UserError.QuotaExceeded("orders", most, most));
        }
    }
}
