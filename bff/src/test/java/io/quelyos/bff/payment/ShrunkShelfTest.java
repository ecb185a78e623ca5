package io.quelyos.bff.payment;

import static io.quelyos.bff.payment.CardShop.idOf;
import static io.quelyos.bff.payment.CardShop.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.cart.CartShop;
import io.quelyos.bff.checkout.CheckoutShop;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * A stock-taking, which comes by an import, finds fewer pieces than are kept for buyers: it is believed, nobody is sold what
 * is not there, and who paid already gets the money back.
 */
@ServerTest
class ShrunkShelfTest {

    @Autowired
    private ApplicationContext server;

    private CardShop shop;
    private UUID article;
    private GraphQlClient guest;

    @BeforeEach
    void open() {
        shop = CardShop.open(server, true);
        article = shop.checkout().shop().article(3000, 3);
        guest = shop.checkout().shop().guest();
    }

    @Test
    void tellsBuyersWhosePiecesAreNoMore() {
        String id = shop.checkout().ready(guest, article, 2);
        shrink(1);
        Answer refused = CheckoutShop.complete(guest, id, "BANK_TRANSFER", "60.00");
        assertThat(refused.texts("/shopCheckoutComplete/userErrors", "/code")).containsExactly("INSUFFICIENT_STOCK");
        assertThat(shop.checkout().count("shop_order")).isZero();
        assertThat(shop.checkout().level(article)).isEqualTo("1/2");
        Answer other = shop
            .checkout()
            .shop()
            .guest()
            .send(
                "mutation ($lines: [ShopCartLineInput!]!) { shopCartLinesAdd(lines: $lines) {" +
                    " userErrors { code ... on InsufficientStock { available } } } }",
                Map.of("lines", List.of(CartShop.line(article, 1)))
            );
        assertThat(other.texts("/shopCartLinesAdd/userErrors", "/available")).as(other.body()).containsExactly("0");
    }

    @Test
    void takesNothingFromOtherPlaces() {
        shop.checkout().ready(guest, article, 2);
        shrink(0);
        shop.checkout()
            .shop()
            .run(
                "with l as (insert into location (tenant_id, id, code, name) values (?, gen_random_uuid(), 'there', 'There')" +
                    " returning tenant_id, id) insert into stock_level (tenant_id, variant_id, location_id, quantity)" +
                    " select l.tenant_id, ?, l.id, 1 from l",
                shop.checkout().shop().id(),
                article
            );
        GraphQlClient other = shop.checkout().shop().guest();
        Answer done = CheckoutShop.complete(other, shop.checkout().ready(other, article, 1), "BANK_TRANSFER", "30.00");
        assertThat(done.data("/shopCheckoutComplete/receipt/status").asString()).as(done.body()).isEqualTo("PLACED");
    }

    @Test
    void givesTheMoneyBackForWhatIsNoMore() {
        UUID order = idOf(shop.order(guest, article, 2, "60.00"));
        shrink(1);
        shop.tell(message("evt_1", "payment_intent.succeeded", shop.stripe().pay(shop.intent())));
        await()
            .atMost(Duration.ofSeconds(15))
            .untilAsserted(() ->
                assertThat(shop.standing(order)).isEqualTo("CANCELLED REFUNDED 6000-6000 OUT_OF_STOCK")
            );
        assertThat(shop.checkout().level(article)).isEqualTo("1/0");
        shop.checkout().isSound();
    }

    /** As an import does, which sets what was counted. */
    private void shrink(int quantity) {
        shop.checkout()
            .shop()
            .run(
                "update stock_level set quantity = ? where tenant_id = ? and variant_id = ?",
                quantity,
                shop.checkout().shop().id(),
                article
            );
    }
}
