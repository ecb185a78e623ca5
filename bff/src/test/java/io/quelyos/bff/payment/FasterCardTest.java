package io.quelyos.bff.payment;

import static io.quelyos.bff.payment.CardShop.idOf;
import static io.quelyos.bff.payment.CardShop.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.payment.StripeAccount.Fault;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A buyer confirms the card while it is being given up; the money is held first, and taken by staff. */
@ServerTest
class FasterCardTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String HELD = "payment_intent.amount_capturable_updated";

    @Autowired
    private ApplicationContext server;

    private CardShop shop;
    private GraphQlClient guest;
    private UUID article;
    private UUID order;

    @BeforeEach
    void order() {
        shop = CardShop.open(server, false);
        guest = shop.checkout().shop().guest();
        article = shop.checkout().shop().article(3000, 5);
        order = idOf(shop.order(guest, article, 1, "30.00"));
    }

    @Test
    void keepsWhatIsHeldThoughTheBuyerWantedToPayInAnotherWay() {
        shop.stripe().misbehave(Collections.nCopies(50, Fault.ERROR).toArray(Fault[]::new));
        assertThat(change()).isEqualTo("AWAITING_PAYMENT");
        shop.tell(message("evt_1", HELD, shop.stripe().pay(shop.intent())));
        assertThat(shop.standing(order)).isEqualTo("OPEN AUTHORISED 0-0");
        shop.stripe().recover();
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(request("VOID")).isEqualTo("FAILED overtaken"));
        assertThat(shop.stripe().intent(shop.intent()).get("status")).isEqualTo("requires_capture");
        assertThat(shop.standing(order)).isEqualTo("OPEN AUTHORISED 0-0");
        assertThat(shop.checkout().count("payment")).isEqualTo(1);
        shop.staff(order, "backofficeOrderCapture", "");
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(shop.standing(order)).isEqualTo("OPEN PAID 3000-0"));
        assertThat(shop.events(order)).doesNotContain("PAYMENT_CHANGED").containsOnlyOnce("PLACED");
        shop.checkout().isSound();
    }

    @Test
    void awaitsTheOtherWayWhereTheHoldIsGoneByThen() {
        // The message that it is held was on its way when it was given up, and is here before the answer is.
        Map<String, Object> held = CardShop.as(shop.stripe().intent(shop.intent()), "requires_capture");
        held.put("amount_capturable", 3000);
        shop.stripe().meanwhile("/cancel", () -> shop.tell(message("evt_1", HELD, held)));
        assertThat(change()).isEqualTo("OPEN");
        assertThat(shop.standing(order)).isEqualTo("OPEN UNPAID 0-0");
        assertThat(payments()).isEqualTo("CARD VOIDED, BANK_TRANSFER PENDING");
        assertThat(shop.events(order)).containsOnlyOnce("PAYMENT_CHANGED").containsOnlyOnce("PLACED");
        assertThat(shop.checkout().level(article)).isEqualTo("4/0");
        // The job of the same request may still be changing the order's version.
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> {
                Answer paid = shop.staff(order, "backofficeOrderMarkPaid", "");
                assertThat(paid.data("/done/order/paymentStatus").asString()).as(paid.body()).isEqualTo("PAID");
            });
        assertThat(shop.ledger(order)).containsExactly("SALE 3000", "PAYMENT -3000");
        shop.checkout().isSound();
    }

    @Test
    void keepsWhatIsHeldThoughItsTimeWasOver() {
        String intent = shop.intent();
        shop.stripe().meanwhile("GET /v1/payment_intents/" + intent, () ->
            shop.tell(message("evt_1", HELD, shop.stripe().pay(intent)))
        );
        shop.endWaiting(order);
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(tasks("payment-deadline")).isZero());
        assertThat(shop.standing(order)).isEqualTo("OPEN AUTHORISED 0-0");
        // What is held stays held until it is taken or let go; there is no answer to wait for.
        assertThat(shop.staffSteps(order)).contains("CAPTURE").doesNotContain("GIVE_UP_PAYMENT");
        assertThat(shop.stripe().intent(intent).get("status")).isEqualTo("requires_capture");
        assertThat(shop.checkout().level(article)).isEqualTo("4/0");
        shop.checkout().isSound();
    }

    @Test
    void tellsTheProviderWhatStaffGaveUp() {
        // It does not answer at first; staff do not wait for it.
        shop.stripe().misbehave(Fault.ERROR, Fault.ERROR);
        Answer given = shop.staff(order, "backofficeOrderPaymentGiveUp", "");
        assertThat(given.data("/done/order/status").asString()).as(given.body()).isEqualTo("CANCELLED");
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(shop.stripe().intent(shop.intent()).get("status")).isEqualTo("canceled"));
        assertThat(shop.standing(order)).isEqualTo("CANCELLED UNPAID 0-0 STAFF");
        assertThat(payments()).isEqualTo("CARD VOIDED");
        shop.checkout().isSound();
    }

    @Test
    void letsGoWhatIsHeldThoughStaffGaveUp() {
        shop.tell(message("evt_1", HELD, shop.stripe().pay(shop.intent())));
        shop.stripe().misbehave(Collections.nCopies(50, Fault.ERROR).toArray(Fault[]::new));
        guest.send(
            "mutation ($id: ID!) { shopOrderCancel(id: $id) { order { status } } }",
            Map.of("id", GlobalId.encode("ord", order))
        );
        for (int time = 0; time < 2; time++) {
            Answer given = shop.staff(order, "backofficeOrderPaymentGiveUp", "");
            assertThat(given.data("/done/userErrors").size()).as(given.body()).isZero();
            assertThat(given.texts("/done/order/allowedSteps", "")).contains("GIVE_UP_PAYMENT");
        }
        shop.stripe().recover();
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(payments()).isEqualTo("CARD VOIDED"));
        assertThat(shop.stripe().intent(shop.intent()).get("status")).isEqualTo("canceled");
        assertThat(shop.standing(order)).isEqualTo("CANCELLED UNPAID 0-0 BUYER");
        shop.checkout().isSound();
    }

    @Test
    void awaitsTheOtherWayWhereTheCardCannotBegin() {
        shop.stripe().misbehave(Fault.ERROR);
        UUID unknown = idOf(shop.order(guest, article, 1, "30.00"));
        order = unknown;
        shop.stripe().misbehave(Collections.nCopies(50, Fault.ERROR).toArray(Fault[]::new));
        assertThat(change()).isEqualTo("AWAITING_PAYMENT");
        // Only the beginning is left to be answered, as where the wish comes to it later.
        shop.checkout()
            .shop()
            .run(
                "update payment_transaction set state = 'FAILED', settled_at = now()" +
                    " where kind = 'VOID' and state = 'REQUESTED' and tenant_id = ?",
                shop.checkout().shop().id()
            );
        shop.stripe().recover();
        shop.stripe().misbehave(Collections.nCopies(50, Fault.DECLINE).toArray(Fault[]::new));
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(shop.standing(unknown)).isEqualTo("OPEN UNPAID 0-0"));
        assertThat(payments()).endsWith("BANK_TRANSFER PENDING");
        assertThat(shop.events(unknown)).containsOnlyOnce("PAYMENT_CHANGED").containsOnlyOnce("PLACED");
        shop.checkout().isSound();
    }

    @Test
    void looksUpWhatALateMessageSays() {
        Map<String, Object> held = CardShop.as(shop.stripe().intent(shop.intent()), "requires_capture");
        held.put("amount_capturable", 3000);
        assertThat(change()).isEqualTo("OPEN");
        shop.tell(message("evt_late", HELD, held));
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(payments()).isEqualTo("CARD VOIDED, BANK_TRANSFER PENDING"));
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(shop.standing(order)).isEqualTo("OPEN UNPAID 0-0"));
        shop.checkout().isSound();
    }

    private String change() {
        return guest
            .send(
                "mutation ($id: ID!) { shopOrderPaymentMethodChange(id: $id, method: BANK_TRANSFER) {" +
                    " order { status } userErrors { code message } } }",
                Map.of("id", GlobalId.encode("ord", order))
            )
            .data("/shopOrderPaymentMethodChange/order/status")
            .asString();
    }

    /** What became of what the provider was asked for. */
    private String request(String kind) {
        return shop
            .checkout()
            .shop()
            .one(
                String.class,
                "select t.state || coalesce(' ' || t.failure_code, '') from payment_transaction t" +
                    " join payment p on p.tenant_id = t.tenant_id and p.id = t.payment_id" +
                    " where p.order_id = ? and t.kind = ?",
                order,
                kind
            );
    }

    private String payments() {
        return shop
            .checkout()
            .shop()
            .one(
                String.class,
                "select string_agg(method || ' ' || state, ', ' order by id) from payment where order_id = ?",
                order
            );
    }

    private int tasks(String name) {
        return shop
            .checkout()
            .shop()
            .one(
                Integer.class,
                "select count(*) from scheduled_tasks where task_name = ? and task_instance = ?",
                name,
                order.toString()
            );
    }
}
