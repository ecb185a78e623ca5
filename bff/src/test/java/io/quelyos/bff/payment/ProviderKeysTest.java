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
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What becomes of payments that are open while their shop's keys, settings or provider change. */
@ServerTest
class ProviderKeysTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private ApplicationContext server;

    private CardShop shop;
    private GraphQlClient guest;
    private UUID article;

    @BeforeEach
    void open() {
        shop = CardShop.open(server, false);
        guest = shop.checkout().shop().guest();
        article = shop.checkout().shop().article(3000, 5);
    }

    @Test
    void keepsTheKeysThatOpenPaymentsNeed() {
        UUID order = idOf(shop.order(guest, article, 1, "30.00"));
        Map<String, Object> none = new HashMap<>();
        none.put("active", false);
        none.put("secretKey", null);
        Answer refused = update(1, none);
        assertThat(refused.texts("/backofficePaymentMethodUpdate/userErrors", "/code")).containsExactly("WRONG_STATE");
        assertThat(refused.texts("/backofficePaymentMethodUpdate/userErrors", "/message").getFirst()).contains(": 1.");
        assertThat(
            shop
                .checkout()
                .shop()
                .one(
                    Integer.class,
                    "select version from payment_method where code = 'CARD'" +
                        " and tenant_id = ? and secret_key is not null",
                    shop.checkout().shop().id()
                )
        ).isEqualTo(1);
        guest.send("mutation ($id: ID!) { shopOrderCancel(id: $id) { order { status } } }", id(order));
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(shop.stripe().intent(shop.intent()).get("status")).isEqualTo("canceled"));
        await()
            .atMost(PATIENCE)
            .untilAsserted(() ->
                assertThat(
                    update(1, none).data("/backofficePaymentMethodUpdate/paymentMethod/secretKeySet").asBoolean(true)
                ).isFalse()
            );
    }

    @Test
    void neverTakesAnotherAccountsIgnoranceForTheEnd() {
        UUID order = idOf(shop.order(guest, article, 1, "30.00"));
        assertThat(update(1, Map.of("secretKey", "sk_test_" + UUID.randomUUID())).body()).contains("\"version\":2");
        shop.endWaiting(order);
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(shop.events(order)).contains("PROVIDER_AWAITED"));
        assertThat(shop.standing(order)).isEqualTo("AWAITING_PAYMENT UNPAID 0-0");
        assertThat(shop.events(order)).containsOnlyOnce("PROVIDER_AWAITED");

        Answer given = shop.staff(order, "backofficeOrderPaymentGiveUp", "");
        assertThat(given.data("/done/order/status").asString()).as(given.body()).isEqualTo("CANCELLED");
        assertThat(shop.standing(order)).isEqualTo("CANCELLED UNPAID 0-0 STAFF");
        assertThat(shop.events(order)).contains("PROVIDER_GIVEN_UP");
        // The buyer pays at the former account after all: it is noted and on its way back, which waits for the right key.
        Map<String, Object> held = shop.stripe().pay(shop.intent());
        shop.tell(message("evt_1", "payment_intent.amount_capturable_updated", held));
        assertThat(shop.standing(order)).startsWith("CANCELLED");
        shop.checkout().isSound();
        assertThat(paymentOf(order)).isEqualTo("AUTHORISED");
        assertThat(shop.stripe().intent(shop.intent()).get("status")).isEqualTo("requires_capture");

        assertThat(update(2, Map.of("secretKey", shop.secretKey())).body()).contains("\"version\":3");
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(paymentOf(order)).isEqualTo("VOIDED"));
        assertThat(shop.stripe().intent(shop.intent()).get("status")).isEqualTo("canceled");
        assertThat(shop.standing(order)).isEqualTo("CANCELLED UNPAID 0-0 STAFF");
        assertThat(shop.ledger(order)).isEmpty();
        shop.checkout().isSound();
    }

    @Test
    void asksUnderTheTermsWithWhichThePaymentWasMade() {
        // It was heard, but the answer is lost; then staff choose to take money at once.
        shop.stripe().misbehave(Fault.RESET, Fault.RESET);
        Answer ordered = shop.order(guest, article, 1, "30.00");
        assertThat(ordered.data("/shopCheckoutComplete/receipt/payments/0/state").asString()).isEqualTo("UNKNOWN");
        update(1, Map.of("capturedAtOnce", true));
        awaitBegun(idOf(ordered));
        assertThat(shop.stripe().intent(shop.intent()).get("capture_method")).isEqualTo("manual");
    }

    @Test
    void beginsOnceThoughTheProviderKeepsItsFailure() {
        shop.stripe().misbehave(Fault.ERROR);
        UUID order = idOf(shop.order(guest, article, 1, "30.00"));
        awaitBegun(order);
        assertThat(shop.stripe().intents()).hasSize(1);
    }

    @Test
    void findsWhatBeganThoughTheProviderSaidItFailed() {
        shop.stripe().misbehave(Fault.ERROR_AFTER_ALL);
        UUID order = idOf(shop.order(guest, article, 1, "30.00"));
        awaitBegun(order);
        assertThat(shop.stripe().intents()).hasSize(1);
    }

    @Test
    void letsTheBuyerPayInAnotherWay() {
        UUID order = idOf(shop.order(guest, article, 1, "30.00"));
        shop.tell(message("evt_1", "payment_intent.payment_failed", shop.stripe().decline(shop.intent())));
        assertThat(
            change(guest, order, "CARD").texts("/shopOrderPaymentMethodChange/userErrors", "/code")
        ).containsExactly("INVALID");
        assertThat(
            change(shop.checkout().shop().guest(), order, "BANK_TRANSFER").texts(
                "/shopOrderPaymentMethodChange/userErrors",
                "/code"
            )
        ).containsExactly("NOT_FOUND");
        Answer changed = change(guest, order, "BANK_TRANSFER");
        assertThat(changed.data("/shopOrderPaymentMethodChange/order/status").asString())
            .as(changed.body())
            .isEqualTo("OPEN");
        assertThat(shop.stripe().intent(shop.intent()).get("status")).isEqualTo("canceled");
        assertThat(shop.standing(order)).isEqualTo("OPEN UNPAID 0-0");
        assertThat(shop.checkout().level(article)).isEqualTo("4/0");
        assertThat(
            change(guest, order, "BANK_TRANSFER").texts("/shopOrderPaymentMethodChange/userErrors", "/code")
        ).containsExactly("WRONG_STATE");
        shop.tell(message("evt_2", "payment_intent.canceled", shop.stripe().intent(shop.intent())));
        // The message's own look at the payment may change the order's version between the reading and the step.
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> {
                Answer paid = shop.staff(order, "backofficeOrderMarkPaid", "");
                assertThat(paid.data("/done/order/paymentStatus").asString("")).as(paid.body()).isEqualTo("PAID");
            });
        assertThat(shop.ledger(order)).containsExactly("SALE 3000", "PAYMENT -3000");
        assertThat(shop.events(order)).containsOnlyOnce("PAYMENT_CHANGED").containsOnlyOnce("PLACED");
        shop.checkout().isSound();
    }

    @Test
    void keepsTheCardThatWasFaster() {
        CardShop atOnce = CardShop.open(server, true);
        GraphQlClient buyer = atOnce.checkout().shop().guest();
        UUID pieces = atOnce.checkout().shop().article(3000, 5);
        UUID order = idOf(atOnce.order(buyer, pieces, 1, "30.00"));
        // Nobody has told of it yet.
        atOnce.stripe().pay(atOnce.intent());
        Answer changed = change(buyer, order, "BANK_TRANSFER");
        assertThat(changed.data("/shopOrderPaymentMethodChange/order/paymentStatus").asString())
            .as(changed.body())
            .isEqualTo("PAID");
        assertThat(atOnce.standing(order)).isEqualTo("OPEN PAID 3000-0");
        assertThat(atOnce.checkout().count("payment")).isEqualTo(1);
        assertThat(atOnce.events(order)).doesNotContain("PAYMENT_CHANGED");
        atOnce.checkout().isSound();
    }

    @Test
    void changesTheWayOnceTheProviderAnswers() {
        UUID order = idOf(shop.order(guest, article, 1, "30.00"));
        shop.stripe().misbehave(Fault.ERROR, Fault.RESET, Fault.ERROR);
        Answer changed = change(guest, order, "BANK_TRANSFER");
        assertThat(changed.data("/shopOrderPaymentMethodChange/order/status").asString()).isEqualTo("AWAITING_PAYMENT");
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(shop.standing(order)).isEqualTo("OPEN UNPAID 0-0"));
        assertThat(shop.events(order)).containsOnlyOnce("PAYMENT_CHANGED").containsOnlyOnce("PLACED");
        assertThat(shop.checkout().count("payment")).isEqualTo(2);
    }

    private void awaitBegun(UUID order) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(paymentOf(order)).isEqualTo("ACTION_REQUIRED"));
    }

    private String paymentOf(UUID order) {
        return shop.checkout().shop().one(String.class, "select state from payment where order_id = ?", order);
    }

    private static Answer change(GraphQlClient buyer, UUID order, String method) {
        return buyer.send(
            "mutation ($id: ID!) { shopOrderPaymentMethodChange(id: $id, method: " +
                method +
                ") { order { status paymentStatus } userErrors { code message } } }",
            id(order)
        );
    }

    private static Map<String, Object> id(UUID order) {
        return Map.of("id", GlobalId.encode("ord", order));
    }

    private Answer update(int version, Map<String, Object> input) {
        return shop.owner().send(CardShop.UPDATE, Map.of("version", version, "input", input));
    }
}
