package io.quelyos.bff.payment;

import static io.quelyos.bff.payment.CardShop.idOf;
import static io.quelyos.bff.payment.CardShop.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.checkout.CheckoutShop;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A gift card pays all of an order or a part of it, and gets back what an order that never came about took from it. */
@ServerTest
class GiftCardCheckoutTest {

    @Autowired
    private ApplicationContext server;

    private CardShop shop;
    private GraphQlClient guest;
    private UUID article;

    @BeforeEach
    void open() {
        shop = CardShop.open(server, true);
        guest = shop.checkout().shop().guest();
        article = shop.checkout().shop().article(3000, 5);
    }

    /** A checkout with a gift card of an amount; answers its id. */
    private String withCard(String amount) {
        String id = shop.checkout().ready(guest, article, 1);
        String code = shop
            .owner()
            .send("mutation { backofficeGiftCardIssue(input: { amount: \"" + amount + "\" }) { code } }")
            .data("/backofficeGiftCardIssue/code")
            .asString();
        Answer applied = guest.send(
            "mutation ($code: String!) { shopCartGiftCardApply(code: $code) { userErrors { code } } }",
            Map.of("code", code)
        );
        assertThat(applied.data("/shopCartGiftCardApply/userErrors").size()).as(applied.body()).isZero();
        return id;
    }

    private long balance() {
        return shop
            .checkout()
            .shop()
            .one(Long.class, "select balance_minor from gift_card where tenant_id = ?", shop.checkout().shop().id());
    }

    @Test
    void paysAll() {
        String id = withCard("50.00");
        Answer done = guest.send(
            CheckoutShop.COMPLETE,
            Map.of(
                "id",
                id,
                "input",
                Map.of("expectedTotal", Map.of("amount", "30.00", "currency", "EUR"), "acceptsTerms", true)
            )
        );
        assertThat(done.data("/shopCheckoutComplete/receipt/status").asString()).as(done.body()).isEqualTo("PLACED");
        assertThat(done.data("/shopCheckoutComplete/receipt/amountDue/amount").asString()).isEqualTo("0.00");
        assertThat(balance()).isEqualTo(2000);
        assertThat(shop.standing(idOf(done))).isEqualTo("OPEN PAID 3000-0");
        assertThat(shop.stripe().intents()).isEmpty();
        shop.checkout().isSound();
    }

    @Test
    void paysAPartAndGetsItBackWhenTheRestDoesNotCome() {
        Answer ordered = CheckoutShop.complete(guest, withCard("10.00"), "CARD", "30.00");
        UUID order = idOf(ordered);
        assertThat(ordered.data("/shopCheckoutComplete/receipt/amountDue/amount").asString()).isEqualTo("20.00");
        assertThat(shop.stripe().intent(shop.intent()).get("amount")).isEqualTo(2000L);
        assertThat(balance()).isZero();
        assertThat(shop.standing(order)).isEqualTo("AWAITING_PAYMENT PARTLY_PAID 1000-0");
        shop.endWaiting(order);
        await()
            .atMost(Duration.ofSeconds(15))
            .untilAsserted(() ->
                assertThat(shop.standing(order)).startsWith("CANCELLED").endsWith("1000-1000 PAYMENT_EXPIRED")
            );
        assertThat(balance()).isEqualTo(1000);
        assertThat(shop.checkout().level(article)).isEqualTo("5/0");
        shop.checkout().isSound();
    }

    @Test
    void paysAPartAndTheCardTheRest() {
        UUID order = idOf(CheckoutShop.complete(guest, withCard("10.00"), "CARD", "30.00"));
        shop.tell(message("evt_1", "payment_intent.succeeded", shop.stripe().pay(shop.intent())));
        assertThat(shop.standing(order)).isEqualTo("OPEN PAID 3000-0");
        assertThat(balance()).isZero();
        shop.checkout().isSound();
    }

    @Test
    void isNotTakenWhereItHasLessThanTheBuyerSaw() {
        String id = withCard("10.00");
        shop.checkout()
            .shop()
            .run("update gift_card set balance_minor = 400 where tenant_id = ?", shop.checkout().shop().id());
        Answer refused = guest.send(
            CheckoutShop.COMPLETE,
            Map.of(
                "id",
                id,
                "input",
                Map.of(
                    "paymentMethod",
                    "BANK_TRANSFER",
                    "expectedTotal",
                    Map.of("amount", "30.00", "currency", "EUR"),
                    "expectedAmountDue",
                    Map.of("amount", "20.00", "currency", "EUR"),
                    "acceptsTerms",
                    true
                )
            )
        );
        assertThat(refused.texts("/shopCheckoutComplete/userErrors", "/newAmount/amount")).containsExactly("26.00");
        assertThat(balance()).isEqualTo(400);
        assertThat(shop.checkout().count("shop_order")).isZero();
    }
}
