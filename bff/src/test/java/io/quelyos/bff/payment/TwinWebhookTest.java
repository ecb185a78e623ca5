package io.quelyos.bff.payment;

import static io.quelyos.bff.payment.CardShop.idOf;
import static io.quelyos.bff.payment.CardShop.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.testing.ServerTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a provider tells one tenant touches no other tenant's payment, though both have the same name at the provider. */
@ServerTest
class TwinWebhookTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private ApplicationContext server;

    private CardShop shop;
    private CardShop twin;
    private UUID order;
    private UUID mirrored;

    @BeforeEach
    void payBoth() {
        shop = CardShop.open(server, true);
        twin = CardShop.open(server, true);
        order = pay(shop);
        mirrored = pay(twin);
        // As two tenants could say it of the same payment, were one of them to lie.
        twin.checkout()
            .shop()
            .run("update payment set provider_reference = ? where order_id = ?", shop.intent(), mirrored);
    }

    @Test
    void tellsOnlyItsOwnTenantOfRefunds() {
        List<String> before = twin.events(mirrored);
        Map<String, Object> charge = shop.stripe().refundByHand(shop.intent(), 1000);
        assertThat(shop.tell(message("evt_c1", "charge.refunded", charge))).isEqualTo(200);
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(shop.standing(order)).isEqualTo("OPEN PARTLY_REFUNDED 3000-1000"));
        // The same message at the twin is looked into at the twin's own account, which knows nothing of it.
        assertThat(twin.tell(message("evt_c1", "charge.refunded", charge))).isEqualTo(200);
        assertThat(twin.standing(mirrored)).isEqualTo("OPEN PAID 3000-0");
        assertThat(twin.events(mirrored)).isEqualTo(before);
        assertThat(twin.stripe().refunds()).isZero();
        assertThat(shop.ledger(order)).containsExactly("PAYMENT -3000", "SALE 3000", "REFUND 1000", "ADJUSTMENT -1000");
        shop.checkout().isSound();
        twin.checkout().isSound();
    }

    @Test
    void tellsOnlyItsOwnTenantOfDisputes() {
        List<String> before = shop.events(order);
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
        String opened = message("evt_d1", "charge.dispute.created", dispute);
        assertThat(twin.tell(opened)).isEqualTo(200);
        assertThat(twin.events(mirrored)).containsOnlyOnce("DISPUTE_OPENED");
        assertThat(shop.events(order)).isEqualTo(before);
        // The same message's name was heard by the twin alone.
        assertThat(shop.tell(opened)).isEqualTo(200);
        assertThat(shop.events(order)).containsOnlyOnce("DISPUTE_OPENED");
        assertThat(twin.events(mirrored)).containsOnlyOnce("DISPUTE_OPENED");
    }

    private static UUID pay(CardShop at) {
        UUID article = at.checkout().shop().article(3000, 5);
        UUID order = idOf(at.order(at.checkout().shop().guest(), article, 1, "30.00"));
        at.tell(message("evt_paid", "payment_intent.succeeded", at.stripe().pay(at.intent())));
        assertThat(at.standing(order)).isEqualTo("OPEN PAID 3000-0");
        return order;
    }
}
