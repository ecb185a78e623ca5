package io.quelyos.bff.payment;

import static io.quelyos.bff.payment.CardShop.as;
import static io.quelyos.bff.payment.CardShop.idOf;
import static io.quelyos.bff.payment.CardShop.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.checkout.CheckoutShop;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.payment.StripeAccount.Fault;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A card payment is begun once, believed only when it is signed, and noted once however often and late it is told. */
@ServerTest
class CardPaymentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Autowired
    private ApplicationContext server;

    private CardShop shop;
    private CardShop twin;
    private GraphQlClient guest;
    private UUID article;

    @BeforeEach
    void open() {
        shop = CardShop.open(server, true);
        twin = CardShop.open(server, true);
        guest = shop.checkout().shop().guest();
        article = shop.checkout().shop().article(3000, 5);
    }

    @Test
    void placesTheOrderWhenItIsPaid() {
        Answer ordered = shop.order(guest, article, 2, "60.00");
        UUID order = idOf(ordered);
        assertThat(ordered.data("/shopCheckoutComplete/receipt/status").asString()).isEqualTo("AWAITING_PAYMENT");
        assertThat(ordered.data("/shopCheckoutComplete/receipt/orderNumber").isNull()).isTrue();
        assertThat(ordered.data("/shopCheckoutComplete/receipt/payments/0/state").asString()).isEqualTo(
            "ACTION_REQUIRED"
        );
        assertThat(ordered.data("/shopCheckoutComplete/receipt/payments/0/clientSecret").asString()).isEqualTo(
            shop.intent() + "_secret"
        );
        assertThat(shop.checkout().level(article)).isEqualTo("5/2");

        Map<String, Object> before = shop.stripe().intent(shop.intent());
        Map<String, Object> paid = shop.stripe().pay(shop.intent());
        assertThat(shop.tell(message("evt_paid", "payment_intent.succeeded", paid))).isEqualTo(200);
        assertThat(shop.standing(order)).isEqualTo("OPEN PAID 6000-0");
        assertThat(shop.checkout().level(article)).isEqualTo("3/0");

        // Twice, under another name, and what was told before it comes after it.
        assertThat(shop.tell(message("evt_paid", "payment_intent.succeeded", paid))).isEqualTo(200);
        assertThat(shop.tell(message("evt_again", "payment_intent.succeeded", paid))).isEqualTo(200);
        assertThat(shop.tell(message("evt_old", "payment_intent.processing", as(before, "processing")))).isEqualTo(200);
        assertThat(shop.tell(message("evt_older", "payment_intent.created", before))).isEqualTo(200);
        assertThat(shop.tell(message("evt_gone", "payment_intent.canceled", as(before, "canceled")))).isEqualTo(200);
        assertThat(shop.standing(order)).isEqualTo("OPEN PAID 6000-0");
        assertThat(shop.checkout().level(article)).isEqualTo("3/0");
        assertThat(shop.checkout().count("order_ledger_entry")).isEqualTo(2);
        assertThat(
            shop
                .checkout()
                .shop()
                .one(Long.class, "select sum(amount_minor) from order_ledger_entry where order_id = ?", order)
        ).isZero();
        assertThat(shop.checkout().count("payment_message")).isEqualTo(5);
        shop.checkout().isSound();
    }

    @Test
    void believesOnlyWhatIsSigned() {
        UUID order = idOf(shop.order(guest, article, 1, "30.00"));
        Map<String, Object> paid = shop.stripe().pay(shop.intent());
        String message = message("evt_forged", "payment_intent.succeeded", paid);
        long now = Instant.now().getEpochSecond();
        assertThat(shop.tell(message, "whsec_guessed", now)).isEqualTo(400);
        assertThat(shop.tell(message, twin.webhookSecret(), now)).isEqualTo(400);
        assertThat(shop.tell(message, shop.webhookSecret(), now - 3_600)).isEqualTo(400);
        assertThat(shop.tellSigned(message, "t=1,v1=00")).isEqualTo(400);
        assertThat(shop.tell("x".repeat(300_000))).isEqualTo(413);
        assertThat(shop.tell("no message")).isEqualTo(400);
        // One tenant's payment told to another with the other's own secret is nobody's there.
        assertThat(twin.tell(message)).isEqualTo(200);
        assertThat(shop.standing(order)).isEqualTo("AWAITING_PAYMENT UNPAID 0-0");
        assertThat(shop.checkout().count("payment_message")).isZero();
        assertThat(
            twin
                .checkout()
                .shop()
                .one(
                    String.class,
                    "select outcome from payment_message where tenant_id = ?",
                    twin.checkout().shop().id()
                )
        ).isEqualTo("UNKNOWN");
    }

    @Test
    void answersInTimeWhenTheProviderDoesNotAndBeginsOnce() {
        shop.stripe().misbehave(Fault.SLOW);
        Answer ordered = shop.order(guest, article, 1, "30.00");
        assertThat(ordered.data("/shopCheckoutComplete/receipt/payments/0/state").asString()).isEqualTo("UNKNOWN");
        assertThat(ordered.data("/shopCheckoutComplete/receipt/payments/0/clientSecret").isNull()).isTrue();
        beginsByItself(idOf(ordered));
    }

    @Test
    void beginsOnceThoughTheAnswerIsLostOrTheProviderBroken() {
        shop.stripe().misbehave(Fault.RESET, Fault.RESET, Fault.ERROR);
        Answer ordered = shop.order(guest, article, 1, "30.00");
        beginsByItself(idOf(ordered));
    }

    @Test
    void beginsOnceThoughTheServerDiedBeforeItHeardTheAnswer() {
        shop.stripe().misbehave(Fault.RESET, Fault.RESET);
        String id = shop.checkout().ready(guest, article, 1);
        UUID order = idOf(CheckoutShop.complete(guest, id, "CARD", "30.00"));
        // As it is after a crash: it is written that the provider was asked, and nobody is going to ask again.
        shop.checkout()
            .shop()
            .run(
                "delete from scheduled_tasks where task_name = 'payment-start' and task_instance =" +
                    " (select id::text from payment where order_id = ?)",
                order
            );
        Answer again = CheckoutShop.complete(guest, id, "CARD", "30.00");
        assertThat(idOf(again)).isEqualTo(order);
        assertThat(again.data("/shopCheckoutComplete/receipt/payments/0/clientSecret").asString()).isEqualTo(
            shop.intent() + "_secret"
        );
    }

    private void beginsByItself(UUID order) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(() ->
                assertThat(
                    shop.checkout().shop().one(String.class, "select state from payment where order_id = ?", order)
                ).isEqualTo("ACTION_REQUIRED")
            );
        String intent = shop.intent();
        shop.tell(message("evt_1", "payment_intent.succeeded", shop.stripe().pay(intent)));
        assertThat(shop.standing(order)).isEqualTo("OPEN PAID 3000-0");
    }

    @Test
    void endsTheOrderWhoseCardIsRefusedForGood() {
        shop.stripe().misbehave(Fault.DECLINE);
        Answer ordered = shop.order(guest, article, 1, "30.00");
        assertThat(ordered.data("/shopCheckoutComplete/receipt/status").asString()).isEqualTo("CANCELLED");
        assertThat(shop.standing(idOf(ordered))).isEqualTo("CANCELLED UNPAID 0-0 PAYMENT_FAILED");
        assertThat(shop.checkout().level(article)).isEqualTo("5/0");
        assertThat(shop.checkout().count("order_line_stock")).isZero();
    }

    @Test
    void waitsForAnotherCardAfterOneWasDeclined() {
        UUID order = idOf(shop.order(guest, article, 1, "30.00"));
        Map<String, Object> declined = shop.stripe().decline(shop.intent());
        shop.tell(message("evt_1", "payment_intent.payment_failed", declined));
        assertThat(shop.standing(order)).isEqualTo("AWAITING_PAYMENT UNPAID 0-0");
        assertThat(
            shop.checkout().shop().one(String.class, "select failure_code from payment where order_id = ?", order)
        ).isEqualTo("card_declined");
        shop.tell(message("evt_2", "payment_intent.succeeded", shop.stripe().pay(shop.intent())));
        assertThat(shop.standing(order)).isEqualTo("OPEN PAID 3000-0");
    }

    @Test
    void endsWhatIsNotPaidInTimeAndGivesThePaymentUp() {
        UUID order = idOf(shop.order(guest, article, 1, "30.00"));
        shop.endWaiting(order);
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(shop.standing(order)).isEqualTo("CANCELLED UNPAID 0-0 PAYMENT_EXPIRED"));
        assertThat(shop.stripe().intent(shop.intent()).get("status")).isEqualTo("canceled");
        assertThat(shop.checkout().level(article)).isEqualTo("5/0");
        assertThat(
            shop
                .checkout()
                .shop()
                .one(Long.class, "select order_count from order_year where tenant_id = ?", shop.checkout().shop().id())
        ).isZero();
        Answer asked = guest.send(
            CheckoutShop.COMPLETE,
            CheckoutShop.order(GlobalId.encode("cko", order), "CARD", "30.00")
        );
        assertThat(asked.data("/shopCheckoutComplete/receipt/status").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void letsTheBuyerGiveUpWhatIsNotPaid() {
        UUID order = idOf(shop.order(guest, article, 1, "30.00"));
        Answer cancelled = guest.send(
            "mutation ($id: ID!) { shopOrderCancel(id: $id) { order { status cancelReason } userErrors { message } } }",
            Map.of("id", GlobalId.encode("ord", order))
        );
        assertThat(cancelled.data("/shopOrderCancel/order/status").asString())
            .as(cancelled.body())
            .isEqualTo("CANCELLED");
        assertThat(shop.standing(order)).isEqualTo("CANCELLED UNPAID 0-0 BUYER");
        assertThat(shop.checkout().level(article)).isEqualTo("5/0");
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(shop.stripe().intent(shop.intent()).get("status")).isEqualTo("canceled"));
    }

    @Test
    void placesWhatWasPaidInTheLastMoment() {
        UUID order = idOf(shop.order(guest, article, 1, "30.00"));
        // Nobody tells of it before the time is over.
        shop.stripe().pay(shop.intent());
        shop.endWaiting(order);
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(shop.standing(order)).isEqualTo("OPEN PAID 3000-0"));
        assertThat(shop.checkout().level(article)).isEqualTo("4/0");
        shop.checkout().isSound();
    }
}
