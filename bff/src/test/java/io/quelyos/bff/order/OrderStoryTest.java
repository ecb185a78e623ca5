package io.quelyos.bff.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.checkout.CheckoutShop;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** An order from a real checkout to its arrival and its refund, with what its buyer reads and is written. */
@ServerTest
class OrderStoryTest {

    private static final String MAIL = "ada@mail.example";

    @Autowired
    private ApplicationContext server;

    @Test
    void goesFromTheCheckoutToTheRefund() {
        CheckoutShop checkouts = CheckoutShop.open(server);
        var shop = new OrderShop(checkouts.shop());
        UUID article = checkouts.shop().article(3000, 5);
        GraphQlClient guest = checkouts.shop().guest();
        String checkout = checkouts.ready(guest, article, 2);
        String id = CheckoutShop.complete(guest, checkout, "BANK_TRANSFER", "60.00")
            .data("/shopCheckoutComplete/receipt/orderId")
            .asString();
        UUID order = GlobalId.decode("ord", id).orElseThrow();
        Answer placed = read(guest, id);
        assertThat(placed.data("/shop/order/status").asString()).isEqualTo("OPEN");
        assertThat(placed.data("/shop/order/paymentStatus").asString()).isEqualTo("UNPAID");
        assertThat(placed.texts("/shop/order/timeline", "/kind")).containsExactly("PLACED");
        assertThat(read(checkouts.shop().guest(), id).data("/shop/order").isNull()).isTrue();
        assertThat(letter(shop, "order-placed")).contains("2 × Product").contains("60,00").contains("Ada Buyer");
        GraphQlClient owner = shop.staff("OWNER");
        Answer paid = shop.change(owner, "backofficeOrderMarkPaid", order, Map.of());
        assertThat(paid.data("/done/order/paymentStatus").asString()).as(paid.body()).isEqualTo("PAID");
        Answer sent = shop.change(
            owner,
            "backofficeOrderFulfil",
            order,
            Map.of("input", Map.entry("BackofficeOrderFulfilInput!", Map.of()))
        );
        String parcel = sent.data("/done/order/fulfilments/0/id").asString();
        shop.change(owner, "backofficeOrderMarkDelivered", order, Map.of("fulfilmentId", Map.entry("ID!", parcel)));
        assertThat(read(guest, id).data("/shop/order/status").asString()).isEqualTo("COMPLETED");
        Map<String, Object> pieces = Map.of("lineId", shop.lines(order).getFirst(), "quantity", 1);
        Answer refunded = shop.change(
            owner,
            "backofficeOrderRefund",
            order,
            Map.of("input", Map.entry("BackofficeOrderRefundInput!", Map.of("lines", List.of(pieces), "restock", true)))
        );
        assertThat(refunded.data("/done/order/refunded/amount").asString()).isEqualTo("30.00");
        assertThat(checkouts.level(article)).isEqualTo("4/0");
        checkouts.isSound();
        assertThat(shop.letters(MAIL)).containsExactly(
            "order-placed",
            "order-paid",
            "order-shipped",
            "order-delivered",
            "order-refunded"
        );
    }

    @Test
    void givesPromotionsBackWhenAllOfItIsCancelled() {
        CheckoutShop checkouts = CheckoutShop.open(server);
        var shop = new OrderShop(checkouts.shop());
        UUID article = checkouts.shop().article(3000, 5);
        GraphQlClient owner = shop.staff("OWNER");
        Answer promotion = owner.send(
            "mutation ($input: BackofficePromotionInput!) { backofficePromotionCreate(input: $input)" +
                " { promotion { id } userErrors { message } } }",
            Map.of("input", Map.of("name", "Once", "kind", "PERCENTAGE", "percentage", "10", "usageLimit", 1))
        );
        Answer activated = owner.send(
            "mutation ($id: ID!) { backofficePromotionActivate(id: $id, version: 1) { userErrors { message } } }",
            Map.of("id", promotion.data("/backofficePromotionCreate/promotion/id").asString())
        );
        assertThat(activated.data("/backofficePromotionActivate/userErrors").size()).as(activated.body()).isZero();
        for (String total : List.of("27.00", "27.00")) {
            GraphQlClient guest = checkouts.shop().guest();
            String checkout = checkouts.ready(guest, article, 1);
            Answer done = CheckoutShop.complete(guest, checkout, "BANK_TRANSFER", total);
            assertThat(done.data("/shopCheckoutComplete/receipt/status").asString())
                .as(done.body())
                .isEqualTo("PLACED");
            String id = done.data("/shopCheckoutComplete/receipt/orderId").asString();
            Answer cancelled = guest.send(
                "mutation ($id: ID!) { shopOrderCancel(id: $id) { order { status } userErrors { message } } }",
                Map.of("id", id)
            );
            assertThat(cancelled.data("/shopOrderCancel/order/status").asString()).isEqualTo("CANCELLED");
        }
        assertThat(checkouts.level(article)).isEqualTo("5/0");
        checkouts.isSound();
    }

    private static String letter(OrderShop shop, String kind) {
        return shop
            .goods()
            .one(
                String.class,
                "select text_body from mail_message where tenant_id = ? and kind = ?",
                shop.tenant(),
                kind
            );
    }

    private static Answer read(GraphQlClient client, String id) {
        return client.send(
            "query ($id: ID!) { shop { order(id: $id) { status paymentStatus timeline { kind } } } }",
            Map.of("id", id)
        );
    }
}
