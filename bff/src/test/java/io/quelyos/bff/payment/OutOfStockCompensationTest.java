package io.quelyos.bff.payment;

import static io.quelyos.bff.payment.CardShop.idOf;
import static io.quelyos.bff.payment.CardShop.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.checkout.CheckoutShop;
import io.quelyos.bff.payment.StripeAccount.Fault;
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

/**
 * The provider is down when an order's time is over, somebody else buys its pieces, and then the money comes: it goes back by
 * itself, once, and the buyer is told.
 */
@ServerTest
class OutOfStockCompensationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Autowired
    private ApplicationContext server;

    private CardShop shop;
    private UUID article;
    private UUID order;

    @BeforeEach
    void lapse() {
        shop = CardShop.open(server, true);
        article = shop.checkout().shop().article(3000, 1);
        order = idOf(shop.order(shop.checkout().shop().guest(), article, 1, "30.00"));
        shop.stripe().misbehave(Collections.nCopies(1_000, Fault.ERROR).toArray(Fault[]::new));
        shop.endWaiting(order);
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(shop.checkout().level(article)).isEqualTo("1/0"));
        assertThat(shop.standing(order)).isEqualTo("AWAITING_PAYMENT UNPAID 0-0");
    }

    @Test
    void givesTheMoneyBackOnce() {
        GraphQlClient other = shop.checkout().shop().guest();
        CheckoutShop.complete(other, shop.checkout().ready(other, article, 1), "BANK_TRANSFER", "30.00");
        assertThat(shop.checkout().level(article)).isEqualTo("0/0");

        Map<String, Object> paid = shop.stripe().pay(shop.intent());
        assertThat(shop.tell(message("evt_1", "payment_intent.succeeded", paid))).isEqualTo(200);
        assertThat(shop.standing(order)).as("the provider is still down").startsWith("CANCELLED PAID 3000-0");
        shop.stripe().recover();
        await()
            .atMost(PATIENCE)
            .untilAsserted(() ->
                assertThat(shop.standing(order)).isEqualTo("CANCELLED REFUNDED 3000-3000 OUT_OF_STOCK")
            );
        assertThat(shop.tell(message("evt_1", "payment_intent.succeeded", paid))).isEqualTo(200);
        assertThat(shop.tell(message("evt_2", "payment_intent.succeeded", paid))).isEqualTo(200);
        assertThat(shop.stripe().refunds()).isEqualTo(1);
        assertThat(shop.stripe().refunded(shop.intent())).isEqualTo(3000);
        assertThat(shop.checkout().level(article)).isEqualTo("0/0");
        assertThat(
            shop
                .checkout()
                .shop()
                .one(
                    String.class,
                    "select recipient from mail_message where tenant_id = ? and kind = 'order-cancelled'",
                    shop.checkout().shop().id()
                )
        ).isEqualTo("ada@mail.example");
        shop.checkout().isSound();
    }

    @Test
    void triesAgainByItselfWhatTheProviderRefusedToGiveBack() {
        shop.checkout().shop().run("delete from variant where id = ?", article);
        shop.stripe().recover();
        shop.stripe().refundAs("failed");
        Map<String, Object> paid = shop.stripe().pay(shop.intent());
        assertThat(shop.tell(message("evt_1", "payment_intent.succeeded", paid))).isEqualTo(200);
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(shop.events(order)).contains("REFUND_FAILED"));
        assertThat(shop.standing(order)).isEqualTo("CANCELLED PAID 3000-0 OUT_OF_STOCK");
        shop.stripe().refundAs("succeeded");
        await()
            .atMost(PATIENCE)
            .untilAsserted(() ->
                assertThat(shop.standing(order)).isEqualTo("CANCELLED REFUNDED 3000-3000 OUT_OF_STOCK")
            );
        assertThat(shop.stripe().refunds()).isGreaterThan(1);
        assertThat(shop.stripe().refunded(shop.intent())).isEqualTo(3000);
        shop.checkout().isSound();
    }

    @Test
    void givesTheMoneyBackForAnArticleThatIsNoMore() {
        shop.checkout().shop().run("delete from variant where id = ?", article);
        shop.stripe().recover();
        Map<String, Object> paid = shop.stripe().pay(shop.intent());
        assertThat(shop.tell(message("evt_1", "payment_intent.succeeded", paid))).isEqualTo(200);
        await()
            .atMost(PATIENCE)
            .untilAsserted(() ->
                assertThat(shop.standing(order)).isEqualTo("CANCELLED REFUNDED 3000-3000 OUT_OF_STOCK")
            );
    }

    @Test
    void placesTheOrderWhereThereStillIsSome() {
        Map<String, Object> paid = shop.stripe().pay(shop.intent());
        assertThat(shop.tell(message("evt_1", "payment_intent.succeeded", paid))).isEqualTo(200);
        assertThat(shop.standing(order)).isEqualTo("OPEN PAID 3000-0");
        assertThat(shop.checkout().level(article)).isEqualTo("0/0");
        shop.stripe().recover();
        shop.checkout().isSound();
    }
}
