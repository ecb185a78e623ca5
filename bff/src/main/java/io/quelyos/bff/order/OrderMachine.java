package io.quelyos.bff.order;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The one place that knows what may be done with an order and what follows from what was done: a pure function of an order's
 * facts. Everybody who changes an order asks it before, and stores what it says after.
 */
public final class OrderMachine {

    private OrderMachine() {}

    /** What staff may do next. */
    public static Set<StaffStep> staffSteps(OrderFacts facts) {
        EnumSet<StaffStep> steps = EnumSet.of(StaffStep.ADD_NOTE);
        boolean isAwaiting = facts.status() == OrderStatus.AWAITING_PAYMENT;
        // What is held for an order that is cancelled is the buyer's, and can be asked back anew at any time.
        boolean isHeldInVain = facts.status() == OrderStatus.CANCELLED && facts.authorisedMinor() > 0;
        add(steps, StaffStep.GIVE_UP_PAYMENT, facts.paymentsUnanswered() > 0 || isHeldInVain);
        if (isAwaiting) {
            return Collections.unmodifiableSet(steps);
        }
        boolean isOpen = facts.status() == OrderStatus.OPEN;
        // What is owed and neither awaited nor held, as where a hold ran out, is paid by whatever way is left.
        boolean isPayable = facts.awaitedMinor() > 0 || facts.authorisedMinor() == 0;
        add(steps, StaffStep.MARK_PAID, isOpen && isPayable && facts.balanceMinor() > 0);
        add(steps, StaffStep.CAPTURE, isOpen && facts.authorisedMinor() > 0 && facts.balanceMinor() > 0);
        add(steps, StaffStep.FULFIL, isOpen && facts.openPieces() > 0);
        add(steps, StaffStep.CANCEL, isOpen && facts.openPieces() > 0);
        add(steps, StaffStep.CHANGE_TRACKING, facts.parcelsUnderWay() > 0);
        add(steps, StaffStep.MARK_DELIVERED, facts.parcelsUnderWay() > 0);
        add(steps, StaffStep.CANCEL_FULFILMENT, facts.parcelsUnderWay() > 0);
        add(steps, StaffStep.REFUND, facts.refundableMinor() > 0);
        add(steps, StaffStep.APPROVE_RETURN, facts.returnsRequested() > 0);
        add(steps, StaffStep.REJECT_RETURN, facts.returnsRequested() + facts.returnsApproved() > 0);
        add(steps, StaffStep.RECEIVE_RETURN, facts.returnsApproved() > 0);
        add(
            steps,
            StaffStep.ISSUE_INVOICE,
            facts.status() != OrderStatus.CANCELLED && !facts.isInvoiced() && facts.dueMinor() > 0
        );
        return Collections.unmodifiableSet(steps);
    }

    /** What its buyer may do next. */
    public static Set<BuyerStep> buyerSteps(OrderFacts facts) {
        EnumSet<BuyerStep> steps = EnumSet.noneOf(BuyerStep.class);
        boolean isPlaced = facts.status() != OrderStatus.AWAITING_PAYMENT;
        boolean isLive = facts.status() == OrderStatus.OPEN || facts.status() == OrderStatus.COMPLETED;
        add(steps, BuyerStep.PAY, !isPlaced && facts.balanceMinor() > 0);
        add(steps, BuyerStep.CHANGE_PAYMENT, !isPlaced && facts.balanceMinor() > 0);
        // What has begun to be sent is the staff's to stop; the buyer sends it back.
        add(
            steps,
            BuyerStep.CANCEL,
            !isPlaced || (facts.status() == OrderStatus.OPEN && facts.sentPieces() == 0 && facts.openPieces() > 0)
        );
        add(steps, BuyerStep.REQUEST_RETURN, isLive && facts.isReturnable() && facts.keptPieces() > 0);
        add(steps, BuyerStep.CANCEL_RETURN, facts.returnsRequested() > 0);
        add(steps, BuyerStep.REORDER, isPlaced);
        return Collections.unmodifiableSet(steps);
    }

    /** Where the order's money stands. */
    public static PaymentStatus paymentStatus(OrderFacts facts) {
        if (facts.paidMinor() == 0) {
            if (facts.authorisedMinor() > 0) {
                return PaymentStatus.AUTHORISED;
            }
            return facts.grossMinor() == 0 ? PaymentStatus.PAID : PaymentStatus.UNPAID;
        }
        if (facts.refundedMinor() > 0) {
            return facts.refundedMinor() == facts.paidMinor() ? PaymentStatus.REFUNDED : PaymentStatus.PARTLY_REFUNDED;
        }
        // What is not placed is not owed yet, though it is all to be paid.
        long asked = facts.status() == OrderStatus.AWAITING_PAYMENT ? facts.grossMinor() : facts.dueMinor();
        return facts.paidMinor() < asked ? PaymentStatus.PARTLY_PAID : PaymentStatus.PAID;
    }

    /** Where the order's goods stand. */
    public static FulfilmentStatus fulfilmentStatus(OrderFacts facts) {
        if (facts.sentPieces() == 0) {
            return FulfilmentStatus.UNFULFILLED;
        }
        if (facts.openPieces() > 0) {
            return FulfilmentStatus.PARTLY_FULFILLED;
        }
        return facts.parcelsUnderWay() > 0 ? FulfilmentStatus.FULFILLED : FulfilmentStatus.DELIVERED;
    }

    /** Where the order stands as a whole; one that is not placed or is cancelled stays what it is. */
    public static OrderStatus status(OrderFacts facts) {
        if (facts.status() == OrderStatus.AWAITING_PAYMENT || facts.status() == OrderStatus.CANCELLED) {
            return facts.status();
        }
        if (facts.sentPieces() == 0 && facts.openPieces() == 0) {
            return OrderStatus.CANCELLED;
        }
        boolean isDone =
            fulfilmentStatus(facts) == FulfilmentStatus.DELIVERED &&
            facts.balanceMinor() == 0 &&
            facts.refundingMinor() == 0 &&
            facts.returnsRequested() + facts.returnsApproved() == 0;
        return isDone ? OrderStatus.COMPLETED : OrderStatus.OPEN;
    }

    private static <T extends Enum<T>> void add(EnumSet<T> steps, T step, boolean isAllowed) {
        if (isAllowed) {
            steps.add(step);
        }
    }
}
