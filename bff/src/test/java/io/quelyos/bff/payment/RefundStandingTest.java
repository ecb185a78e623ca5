package io.quelyos.bff.payment;

import static io.quelyos.bff.payment.CardShop.idOf;
import static io.quelyos.bff.payment.CardShop.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.payment.StripeAccount.Fault;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.ServerTest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A refund is done when the provider says so, undone when it says so, and made once whatever is lost on the way. */
@ServerTest
class RefundStandingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private ApplicationContext server;

    private CardShop shop;
    private UUID order;

    @BeforeEach
    void pay() {
        shop = CardShop.open(server, true);
        order = idOf(shop.order(shop.checkout().shop().guest(), shop.checkout().shop().article(3000, 5), 1, "30.00"));
        shop.tell(message("evt_paid", "payment_intent.succeeded", shop.stripe().pay(shop.intent())));
        assertThat(shop.standing(order)).isEqualTo("OPEN PAID 3000-0");
    }

    @Test
    void waitsForMoneyThatIsOnItsWay() {
        shop.stripe().refundAs("pending");
        refund("10.00");
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(shop.stripe().refunds()).isEqualTo(1));
        assertThat(shop.standing(order)).isEqualTo("OPEN PAID 3000-0");
        assertThat(shop.ledger(order)).doesNotContain("REFUND 1000");
        Map<String, Object> done = shop.stripe().settleRefund("succeeded");
        shop.tell(message("evt_r1", "refund.updated", done));
        shop.tell(message("evt_r2", "refund.updated", done));
        awaitStanding("OPEN PARTLY_REFUNDED 3000-1000");
        assertThat(shop.stripe().refunds()).isEqualTo(1);
        shop.checkout().isSound();
    }

    @Test
    void keepsStaffFromGivingUpWhatTheProviderTookOn() {
        shop.stripe().refundAs("pending");
        refund("10.00");
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(refundsTakenOn()).isEqualTo(1));
        assertThat(shop.staffSteps(order)).contains("REFUND").doesNotContain("GIVE_UP_PAYMENT");
        Answer given = shop.staff(order, "backofficeOrderPaymentGiveUp", "");
        assertThat(given.texts("/done/userErrors", "/code")).as(given.body()).containsExactly("WRONG_STATE");
        shop.tell(message("evt_r1", "refund.updated", shop.stripe().settleRefund("succeeded")));
        awaitStanding("OPEN PARTLY_REFUNDED 3000-1000");
        assertThat(shop.stripe().refunds()).isEqualTo(1);
        shop.checkout().isSound();
    }

    @Test
    void makesNoSecondRefundWhereTheOneGivenUpWasMade() {
        // The provider takes it on, and its answers are lost.
        shop.stripe().refundAs("pending");
        shop.stripe().misbehave(Fault.NONE);
        shop.stripe().misbehave(Collections.nCopies(50, Fault.RESET).toArray(Fault[]::new));
        refund("10.00");
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(shop.stripe().refunds()).isEqualTo(1));
        Answer given = shop.staff(order, "backofficeOrderPaymentGiveUp", "");
        assertThat(given.data("/done/userErrors").size()).as(given.body()).isZero();
        shop.stripe().recover();
        refund("10.00");
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(refundsTakenOn()).isEqualTo(1));
        assertThat(shop.events(order)).contains("REFUND_FAILED");
        shop.tell(message("evt_r1", "refund.updated", shop.stripe().settleRefund("succeeded")));
        awaitStanding("OPEN PARTLY_REFUNDED 3000-1000");
        assertThat(shop.stripe().refunds()).isEqualTo(1);
        // What staff ask for after that is another one.
        shop.stripe().refundAs("succeeded");
        refund("5.00");
        awaitStanding("OPEN PARTLY_REFUNDED 3000-1500");
        assertThat(shop.stripe().refunds()).isEqualTo(2);
        shop.checkout().isSound();
    }

    @Test
    void takesBackWhatFailsLaterAndLetsStaffTryAgain() {
        refund("30.00");
        awaitStanding("OPEN REFUNDED 3000-3000");
        shop.tell(message("evt_f1", "refund.failed", shop.stripe().settleRefund("failed")));
        shop.tell(message("evt_f2", "refund.failed", shop.stripe().settleRefund("failed")));
        awaitStanding("OPEN PAID 3000-0");
        assertThat(shop.ledger(order)).containsExactly(
            "PAYMENT -3000",
            "SALE 3000",
            "ADJUSTMENT -3000",
            "REFUND 3000",
            "REFUND_FAILED -3000"
        );
        assertThat(shop.events(order)).contains("REFUND_FAILED");
        assertThat(letters()).containsExactly("order-placed", "order-refunded", "order-refund-failed");
        assertThat(
            shop
                .checkout()
                .shop()
                .one(
                    String.class,
                    "select text_body from mail_message where order_id = ? and kind = 'order-refund-failed'",
                    order
                )
        )
            .contains("30,00")
            .doesNotContain("{{");
        shop.checkout().isSound();

        Answer again = shop.staff(order, "backofficeOrderRefund", ", input: {}");
        assertThat(again.data("/done/userErrors").size()).as(again.body()).isZero();
        awaitStanding("OPEN REFUNDED 3000-3000");
        assertThat(shop.stripe().refunded(shop.intent())).isEqualTo(3000);
        shop.checkout().isSound();
    }

    @Test
    void tellsStaffOfWhatIsRefused() {
        shop.stripe().refundAs("failed");
        refund("10.00");
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(shop.events(order)).contains("REFUND_FAILED"));
        assertThat(shop.standing(order)).isEqualTo("OPEN PAID 3000-0");
        assertThat(letters()).as("the buyer was told of no refund").containsExactly("order-placed");
        shop.stripe().refundAs("succeeded");
        Answer again = shop.staff(order, "backofficeOrderRefund", ", input: {}");
        assertThat(again.data("/done/userErrors").size()).as(again.body()).isZero();
        awaitStanding("OPEN PARTLY_REFUNDED 3000-1000");
    }

    @Test
    void booksWhatWasGivenBackAtTheProviderOnce() {
        Map<String, Object> charge = shop.stripe().refundByHand(shop.intent(), 1000);
        shop.tell(message("evt_c1", "charge.refunded", charge));
        shop.tell(message("evt_c1", "charge.refunded", charge));
        shop.tell(message("evt_c2", "charge.refunded", charge));
        awaitStanding("OPEN PARTLY_REFUNDED 3000-1000");
        shop.tell(message("evt_c3", "charge.refunded", shop.stripe().refundByHand(shop.intent(), 500)));
        awaitStanding("OPEN PARTLY_REFUNDED 3000-1500");
        assertThat(shop.ledger(order)).containsExactly(
            "PAYMENT -3000",
            "SALE 3000",
            "REFUND 1000",
            "ADJUSTMENT -1000",
            "REFUND 500",
            "ADJUSTMENT -500"
        );
        shop.checkout().isSound();
    }

    @Test
    void makesOneRefundThoughTheProviderKeepsItsFailure() {
        // The first request looks which refunds there are, the second one makes it.
        shop.stripe().misbehave(Fault.NONE, Fault.ERROR);
        refund("10.00");
        awaitStanding("OPEN PARTLY_REFUNDED 3000-1000");
        shop.stripe().misbehave(Fault.NONE, Fault.ERROR_AFTER_ALL);
        refund("5.00");
        awaitStanding("OPEN PARTLY_REFUNDED 3000-1500");
        shop.stripe().misbehave(Fault.NONE, Fault.TOO_POOR);
        refund("2.50");
        awaitStanding("OPEN PARTLY_REFUNDED 3000-1750");
        assertThat(shop.stripe().refunds()).isEqualTo(3);
        assertThat(shop.stripe().refunded(shop.intent())).isEqualTo(1750);
        shop.checkout().isSound();
    }

    @Test
    void tellsStaffOfDisputes() {
        Map<String, Object> dispute = Map.of(
            "id",
            "dp_1",
            "object",
            "dispute",
            "amount",
            3000,
            "currency",
            "eur",
            "payment_intent",
            shop.intent(),
            "reason",
            "fraudulent",
            "status",
            "needs_response"
        );
        shop.tell(message("evt_d1", "charge.dispute.created", dispute));
        shop.tell(message("evt_d1", "charge.dispute.created", dispute));
        shop.tell(message("evt_d2", "charge.dispute.funds_withdrawn", dispute));
        shop.tell(message("evt_d3", "charge.dispute.updated", dispute));
        shop.tell(message("evt_d4", "charge.dispute.funds_reinstated", dispute));
        shop.tell(message("evt_d5", "charge.dispute.closed", dispute));
        assertThat(
            shop
                .events(order)
                .stream()
                .filter(kind -> kind.startsWith("DISPUTE"))
        ).containsExactly("DISPUTE_OPENED", "DISPUTE_WITHDRAWN", "DISPUTE_REINSTATED", "DISPUTE_CLOSED");
        assertThat(shop.standing(order)).isEqualTo("OPEN PAID 3000-0");
        assertThat(
            shop
                .checkout()
                .shop()
                .one(
                    Boolean.class,
                    "select bool_and(not is_public and detail ->> 'reason' = 'fraudulent') from order_event" +
                        " where order_id = ? and kind like 'DISPUTE%'",
                    order
                )
        ).isTrue();
    }

    private List<String> letters() {
        return shop
            .checkout()
            .shop()
            .database()
            .superuser()
            .sql("select kind from mail_message where order_id = ? order by created_at, id")
            .param(order)
            .query(String.class)
            .list();
    }

    /** How many refunds the provider is known to be making. */
    private int refundsTakenOn() {
        return shop
            .checkout()
            .shop()
            .one(
                Integer.class,
                "select count(*) from payment_transaction where kind = 'REFUND' and state = 'REQUESTED'" +
                    " and provider_reference like 're\\_%' and tenant_id = ?",
                shop.checkout().shop().id()
            );
    }

    private void refund(String amount) {
        Answer answer = shop.staff(order, "backofficeOrderRefund", ", input: { amount: \"" + amount + "\" }");
        assertThat(answer.data("/done/userErrors").size()).as(answer.body()).isZero();
    }

    private void awaitStanding(String standing) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(shop.standing(order)).isEqualTo(standing));
    }
}
