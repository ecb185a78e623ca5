package io.quelyos.bff.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.order.TestOrders.Buyer;
import io.quelyos.bff.order.TestOrders.Pay;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What buyers do with their orders: cancel, find by number, order once more. */
@ServerTest
class ShopOrderTest {

    private static final String LOOKUP =
        "mutation ($number: Int!, $email: String!) { shopOrderLookup(number: $number, email: $email) { key" +
        " order { id number lines { name } } userErrors { code message } } }";
    private static final String CANCEL =
        "mutation ($id: ID!, $key: String) { shopOrderCancel(id: $id, key: $key) { order { status cancelReason" +
        " allowedSteps refunded { amount } timeline { kind } } userErrors { code message } } }";
    private static final String REORDER =
        "mutation ($id: ID!) { shopOrderReorder(id: $id) { cart { lines { name quantity } } userErrors { code message } } }";

    @Autowired
    private ApplicationContext server;

    private OrderShop shop;
    private OrderShop twin;

    @BeforeEach
    void open() {
        shop = OrderShop.open(server);
        twin = OrderShop.open(server);
    }

    @Test
    void cancelsWhatWasNotSentAndGetsTheMoneyBack() {
        UUID customer = shop.goods().customer();
        UUID order = shop.order(new Buyer(customer, null, "c@mail.example", "en"), Pay.PAID, 2);
        GraphQlClient other = shop.goods().device(shop.goods().customer());
        assertThat(cancel(other, order, null).data("/shopOrderCancel/userErrors/0/code").asString()).isEqualTo(
            "NOT_FOUND"
        );
        Answer done = cancel(shop.goods().device(customer), order, null);
        assertThat(done.data("/shopOrderCancel/order/status").asString()).isEqualTo("CANCELLED");
        assertThat(done.data("/shopOrderCancel/order/cancelReason").asString()).isEqualTo("BUYER");
        assertThat(done.data("/shopOrderCancel/order/refunded/amount").asString()).isEqualTo("25.00");
        assertThat(done.texts("/shopOrderCancel/order/timeline", "/kind")).containsExactly("CANCELLED", "REFUNDED");
        assertThat(
            shop.number("select restocked_quantity from order_line_stock where tenant_id = ?", shop.tenant())
        ).isEqualTo(2);
        Answer again = cancel(shop.goods().device(customer), order, null);
        assertThat(again.data("/shopOrderCancel/userErrors/0/message").asString()).contains("REORDER");
        String subject = shop
            .goods()
            .one(
                String.class,
                "select subject from mail_message where tenant_id = ? and kind = 'order-cancelled'",
                shop.tenant()
            );
        assertThat(subject).startsWith("Your order 1 is cancelled – ");
    }

    @Test
    void doesNotCancelWhatIsOnItsWay() {
        UUID customer = shop.goods().customer();
        UUID order = shop.order(new Buyer(customer, null, "c@mail.example", "fr"), Pay.PAID, 2);
        Map<String, Object> input = Map.of(
            "lines",
            List.of(Map.of("lineId", shop.lines(order).getFirst(), "quantity", 1))
        );
        shop.change(
            shop.staff("OWNER"),
            "backofficeOrderFulfil",
            order,
            Map.of("input", Map.entry("BackofficeOrderFulfilInput!", input))
        );
        Answer refused = cancel(shop.goods().device(customer), order, null);
        assertThat(refused.data("/shopOrderCancel/userErrors/0/code").asString()).isEqualTo("WRONG_STATE");
        assertThat(shop.number("select refunded_minor from shop_order where id = ?", order)).isZero();
    }

    @Test
    void findsAnOrderByNumberAndAddressAndGivesAKeyToIt() {
        UUID order = shop.order(Buyer.guest("ada@mail.example"), Pay.PAID, 1);
        twin.order(Buyer.guest("eve@mail.example"), Pay.PAID, 1);
        GraphQlClient visitor = shop.goods().visitor();
        Answer found = lookup(visitor, 1, " Ada@mail.example");
        assertThat(found.data("/shopOrderLookup/order/id").asString()).isEqualTo(OrderShop.id(order));
        assertThat(found.texts("/shopOrderLookup/order/lines", "/name")).containsExactly("Article 1");
        String key = found.data("/shopOrderLookup/key").asString();
        assertThat(read(visitor, order, key).data("/shop/order/number").asInt()).isEqualTo(1);
        assertThat(
            read(visitor, order, key + "A")
                .data("/shop/order")
                .isNull()
        ).isTrue();
        assertThat(read(twin.goods().visitor(), order, key).data("/shop/order").isNull()).isTrue();
        UUID next = shop.order(Buyer.guest("ada@mail.example"), Pay.PAID, 1);
        assertThat(read(visitor, next, key).data("/shop/order").isNull()).isTrue();
        Answer done = cancel(visitor, order, key);
        assertThat(done.data("/shopOrderCancel/order/status").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void tellsGuessersNothingAndStopsThem() {
        shop.order(Buyer.guest("ada@mail.example"), Pay.PAID, 1);
        GraphQlClient visitor = shop.goods().visitor();
        String wrongAddress = lookup(visitor, 1, "eve@mail.example").data("/shopOrderLookup").toString();
        assertThat(lookup(visitor, 7, "ada@mail.example").data("/shopOrderLookup").toString()).isEqualTo(wrongAddress);
        assertThat(lookup(visitor, 7, "no address").data("/shopOrderLookup").toString()).isEqualTo(wrongAddress);
        for (int number = 8; number < 12; number++) {
            lookup(visitor, number, "ada@mail.example");
        }
        Answer stopped = lookup(visitor, 1, "ada@mail.example");
        assertThat(stopped.data("/shopOrderLookup/userErrors/0/code").asString()).isEqualTo("THROTTLED");
        assertThat(stopped.data("/shopOrderLookup/order").isNull()).isTrue();
    }

    @Test
    void putsAnOrderIntoTheCartOnceMore() {
        UUID customer = shop.goods().customer();
        UUID order = shop.order(new Buyer(customer, null, "c@mail.example", "fr"), Pay.PAID, 2, 3);
        shop.goods().run(
            "update product set status = 'ARCHIVED' where id = (select product_id from order_line where order_id = ? and position = 2)",
            order
        );
        GraphQlClient buyer = shop.goods().device(customer);
        Answer again = buyer.send(REORDER, Map.of("id", OrderShop.id(order)));
        assertThat(again.texts("/shopOrderReorder/cart/lines", "/quantity")).containsExactly("2");
        assertThat(again.data("/shopOrderReorder/userErrors").size()).isEqualTo(1);
        Answer other = shop
            .goods()
            .device(shop.goods().customer())
            .send(REORDER, Map.of("id", OrderShop.id(order)));
        assertThat(other.data("/shopOrderReorder/userErrors/0/code").asString()).isEqualTo("NOT_FOUND");
        assertThat(other.data("/shopOrderReorder/cart").isNull()).isTrue();
    }

    private static Answer lookup(GraphQlClient client, int number, String email) {
        return client.send(LOOKUP, Map.of("number", number, "email", email));
    }

    private static Answer cancel(GraphQlClient client, UUID order, @Nullable String key) {
        Map<String, Object> variables = new HashMap<>(Map.of("id", OrderShop.id(order)));
        variables.put("key", key);
        return client.send(CANCEL, variables);
    }

    private static Answer read(GraphQlClient client, UUID order, String key) {
        return client.send(
            "query ($id: ID!, $key: String) { shop { order(id: $id, key: $key) { number } } }",
            Map.of("id", OrderShop.id(order), "key", key)
        );
    }
}
