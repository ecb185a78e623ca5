package io.quelyos.bff.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The machine by itself. */
class OrderMachineTest {

    private static final OrderFacts PLACED = new OrderFacts(
        OrderStatus.OPEN,
        1000,
        1000,
        1000,
        0,
        0,
        0,
        0,
        0,
        2,
        0,
        0,
        0,
        0,
        0,
        false,
        false
    );

    @Test
    void letsBuyersPayOrGiveUpWhatIsNotPlaced() {
        OrderFacts facts = new OrderFacts(
            OrderStatus.AWAITING_PAYMENT,
            1000,
            1000,
            0,
            0,
            0,
            0,
            0,
            1,
            2,
            0,
            0,
            0,
            0,
            0,
            false,
            false
        );
        assertThat(OrderMachine.staffSteps(facts)).containsExactly(StaffStep.GIVE_UP_PAYMENT, StaffStep.ADD_NOTE);
        assertThat(OrderMachine.buyerSteps(facts)).containsExactly(
            BuyerStep.PAY,
            BuyerStep.CHANGE_PAYMENT,
            BuyerStep.CANCEL
        );
        assertThat(OrderMachine.status(facts)).isEqualTo(OrderStatus.AWAITING_PAYMENT);
    }

    @Test
    void letsAPaidOrderBeSentCancelledAndRefunded() {
        assertThat(OrderMachine.staffSteps(PLACED)).containsExactlyInAnyOrder(
            StaffStep.FULFIL,
            StaffStep.CANCEL,
            StaffStep.REFUND,
            StaffStep.ISSUE_INVOICE,
            StaffStep.ADD_NOTE
        );
        assertThat(OrderMachine.buyerSteps(PLACED)).containsExactly(BuyerStep.CANCEL, BuyerStep.REORDER);
        assertThat(OrderMachine.paymentStatus(PLACED)).isEqualTo(PaymentStatus.PAID);
        assertThat(OrderMachine.fulfilmentStatus(PLACED)).isEqualTo(FulfilmentStatus.UNFULFILLED);
    }

    @Test
    void keepsBuyersFromCancellingWhatIsOnItsWay() {
        OrderFacts sent = new OrderFacts(
            OrderStatus.OPEN,
            1000,
            1000,
            1000,
            0,
            0,
            0,
            0,
            0,
            1,
            1,
            1,
            1,
            0,
            0,
            false,
            false
        );
        assertThat(OrderMachine.buyerSteps(sent)).containsExactly(BuyerStep.REORDER);
        assertThat(OrderMachine.staffSteps(sent)).contains(StaffStep.CANCEL, StaffStep.MARK_DELIVERED);
        assertThat(OrderMachine.fulfilmentStatus(sent)).isEqualTo(FulfilmentStatus.PARTLY_FULFILLED);
    }

    @Test
    void completesWhatHasArrivedAndIsSettled() {
        OrderFacts arrived = new OrderFacts(
            OrderStatus.OPEN,
            1000,
            1000,
            1000,
            0,
            0,
            0,
            0,
            0,
            0,
            2,
            2,
            0,
            0,
            0,
            true,
            true
        );
        assertThat(OrderMachine.status(arrived)).isEqualTo(OrderStatus.COMPLETED);
        assertThat(OrderMachine.buyerSteps(arrived)).contains(BuyerStep.REQUEST_RETURN);
        OrderFacts unpaid = new OrderFacts(
            OrderStatus.OPEN,
            1000,
            1000,
            0,
            0,
            0,
            0,
            1000,
            0,
            0,
            2,
            2,
            0,
            0,
            0,
            true,
            true
        );
        assertThat(OrderMachine.status(unpaid)).isEqualTo(OrderStatus.OPEN);
        assertThat(OrderMachine.staffSteps(unpaid)).contains(StaffStep.MARK_PAID);
        OrderFacts heldNoMore = new OrderFacts(
            OrderStatus.OPEN,
            1000,
            1000,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            2,
            2,
            0,
            0,
            0,
            true,
            true
        );
        assertThat(OrderMachine.staffSteps(heldNoMore)).contains(StaffStep.MARK_PAID).doesNotContain(StaffStep.CAPTURE);
        OrderFacts returning = new OrderFacts(
            OrderStatus.COMPLETED,
            1000,
            1000,
            1000,
            0,
            0,
            0,
            0,
            0,
            0,
            2,
            1,
            0,
            1,
            0,
            true,
            true
        );
        assertThat(OrderMachine.status(returning)).isEqualTo(OrderStatus.OPEN);
    }

    @Test
    void cancelsWhatHasNothingLeftToSend() {
        OrderFacts empty = new OrderFacts(
            OrderStatus.OPEN,
            1000,
            0,
            1000,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            false,
            false
        );
        assertThat(OrderMachine.status(empty)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(empty.creditMinor()).isEqualTo(1000);
        OrderFacts underWay = new OrderFacts(
            OrderStatus.CANCELLED,
            1000,
            0,
            1000,
            400,
            0,
            600,
            0,
            1,
            0,
            0,
            0,
            0,
            0,
            0,
            false,
            false
        );
        assertThat(OrderMachine.staffSteps(underWay)).containsExactly(StaffStep.GIVE_UP_PAYMENT, StaffStep.ADD_NOTE);
        assertThat(OrderMachine.paymentStatus(underWay)).isEqualTo(PaymentStatus.PARTLY_REFUNDED);
    }

    @Test
    void letsStaffGiveUpOnlyWhatNobodyAnsweredForOrIsHeldInVain() {
        OrderFacts held = new OrderFacts(
            OrderStatus.OPEN,
            1000,
            1000,
            0,
            0,
            1000,
            0,
            0,
            0,
            2,
            0,
            0,
            0,
            0,
            0,
            false,
            false
        );
        assertThat(OrderMachine.staffSteps(held)).contains(StaffStep.CAPTURE).doesNotContain(StaffStep.GIVE_UP_PAYMENT);
        OrderFacts beingTaken = new OrderFacts(
            OrderStatus.OPEN,
            1000,
            1000,
            0,
            0,
            1000,
            0,
            0,
            1,
            2,
            0,
            0,
            0,
            0,
            0,
            false,
            false
        );
        assertThat(OrderMachine.staffSteps(beingTaken)).contains(StaffStep.CAPTURE, StaffStep.GIVE_UP_PAYMENT);
        OrderFacts onItsWayBack = new OrderFacts(
            OrderStatus.OPEN,
            1000,
            1000,
            1000,
            0,
            0,
            600,
            0,
            0,
            2,
            0,
            0,
            0,
            0,
            0,
            false,
            false
        );
        assertThat(OrderMachine.staffSteps(onItsWayBack)).doesNotContain(StaffStep.GIVE_UP_PAYMENT);
        OrderFacts heldInVain = new OrderFacts(
            OrderStatus.CANCELLED,
            1000,
            0,
            0,
            0,
            1000,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            false,
            false
        );
        assertThat(OrderMachine.staffSteps(heldInVain)).containsExactly(StaffStep.GIVE_UP_PAYMENT, StaffStep.ADD_NOTE);
    }
}
