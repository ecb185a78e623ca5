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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Goods that come back, from the buyer's wish to the money. */
@ServerTest
class OrderReturnTest {

    private static final String MAIL = "c@mail.example";
    private static final String RETURNS =
        "order { status allowedSteps returns { id number state answer lines { quantity reason receivedQuantity line { name } } } }" +
        " userErrors { code message field }";
    private static final String REQUEST =
        "mutation ($id: ID!, $input: ShopOrderReturnInput!) { done: shopOrderReturnRequest(id: $id, input: $input) { " +
        RETURNS +
        " } }";

    @Autowired
    private ApplicationContext server;

    private OrderShop shop;
    private GraphQlClient owner;
    private GraphQlClient buyer;
    private UUID order;
    private String line;

    @BeforeEach
    void deliver() {
        shop = OrderShop.open(server);
        owner = shop.staff("OWNER");
        UUID customer = shop.goods().customer();
        buyer = shop.goods().device(customer);
        order = shop.order(new Buyer(customer, null, MAIL, "fr"), Pay.PAID, 3);
        line = shop.lines(order).getFirst();
        Answer sent = shop.change(
            owner,
            "backofficeOrderFulfil",
            order,
            Map.of("input", Map.entry("BackofficeOrderFulfilInput!", Map.of()))
        );
        assertThat(request(1).data("/done/userErrors/0/code").asString()).isEqualTo("WRONG_STATE");
        String parcel = sent.data("/done/order/fulfilments/0/id").asString();
        shop.change(owner, "backofficeOrderMarkDelivered", order, Map.of("fulfilmentId", Map.entry("ID!", parcel)));
    }

    @Test
    void takesPiecesBackAndGivesTheirMoneyBack() {
        Answer wish = request(2);
        assertThat(wish.data("/done/order/returns/0/state").asString()).isEqualTo("REQUESTED");
        assertThat(wish.data("/done/order/returns/0/number").asInt()).isEqualTo(1);
        assertThat(wish.data("/done/order/returns/0/lines/0/line/name").asString()).isEqualTo("Article 1");
        assertThat(wish.data("/done/order/status").asString()).isEqualTo("OPEN");
        assertThat(request(2).data("/done/userErrors/0/message").asString()).contains("1 such pieces");
        String id = wish.data("/done/order/returns/0/id").asString();
        Answer approved = decide(
            "backofficeOrderReturnApprove",
            id,
            Map.of("answer", Map.entry("String", "Entrepôt 3"))
        );
        assertThat(approved.texts("/done/order/allowedSteps", ""))
            .contains("RECEIVE_RETURN")
            .doesNotContain("APPROVE_RETURN");
        Answer received = decide(
            "backofficeOrderReturnReceive",
            id,
            Map.of(
                "input",
                Map.entry(
                    "BackofficeOrderReturnReceiveInput!",
                    Map.of("lines", List.of(Map.of("lineId", line, "quantity", 1)))
                )
            )
        );
        assertThat(received.data("/done/order/refunded/amount").asString()).isEqualTo("10.00");
        assertThat(received.data("/done/order/status").asString()).isEqualTo("COMPLETED");
        assertThat(received.data("/done/order/lines/0/returnedQuantity").asInt()).isEqualTo(1);
        assertThat(shop.number("select quantity from stock_level where tenant_id = ?", shop.tenant())).isEqualTo(98);
        assertThat(shop.letters(MAIL)).containsExactly(
            "order-shipped",
            "order-delivered",
            "return-requested",
            "return-approved",
            "return-received",
            "order-refunded"
        );
        String text = shop
            .goods()
            .one(
                String.class,
                "select text_body from mail_message where tenant_id = ? and kind = 'return-approved'",
                shop.tenant()
            );
        assertThat(text).contains("Entrepôt 3").contains("2 × Article 1 (M)");
        assertThat(
            decide("backofficeOrderReturnReceive", id, input(Map.of())).data("/done/userErrors/0/code").asString()
        ).isEqualTo("WRONG_STATE");
    }

    @Test
    void closesWhatWasApprovedAndNeverCame() {
        String id = request(1).data("/done/order/returns/0/id").asString();
        Answer approved = decide("backofficeOrderReturnApprove", id, Map.of());
        assertThat(approved.data("/done/order/status").asString()).isEqualTo("OPEN");
        Answer closed = decide("backofficeOrderReturnReject", id, Map.of());
        assertThat(closed.data("/done/order/status").asString()).as(closed.body()).isEqualTo("COMPLETED");
    }

    @Test
    void rejectsWithAnAnswer() {
        String id = request(1).data("/done/order/returns/0/id").asString();
        Answer rejected = decide("backofficeOrderReturnReject", id, Map.of("answer", Map.entry("String", "Porté")));
        assertThat(rejected.data("/done/order/status").asString()).isEqualTo("COMPLETED");
        Answer read = buyer.send(
            "query ($id: ID!) { shop { order(id: $id) { returns { state answer } timeline { kind } } } }",
            Map.of("id", OrderShop.id(order))
        );
        assertThat(read.data("/shop/order/returns/0/state").asString()).isEqualTo("REJECTED");
        assertThat(read.data("/shop/order/returns/0/answer").asString()).isEqualTo("Porté");
        assertThat(read.texts("/shop/order/timeline", "/kind")).contains("RETURN_REQUESTED", "RETURN_REJECTED");
        assertThat(request(3).data("/done/order/returns/1/number").asInt()).isEqualTo(2);
    }

    @Test
    void letsBuyersKeepTheGoodsAfterAll() {
        String id = request(3).data("/done/order/returns/0/id").asString();
        String document =
            "mutation ($id: ID!, $returnId: ID!) { done: shopOrderReturnCancel(id: $id, returnId: $returnId) { " +
            RETURNS +
            " } }";
        Map<String, Object> variables = Map.of("id", OrderShop.id(order), "returnId", id);
        assertThat(buyer.send(document, variables).data("/done/order/returns/0/state").asString()).isEqualTo(
            "CANCELLED"
        );
        assertThat(buyer.send(document, variables).data("/done/userErrors/0/code").asString()).isEqualTo("WRONG_STATE");
        assertThat(shop.number("select refunded_minor from shop_order where id = ?", order)).isZero();
    }

    @Test
    void endsTheTimeForReturns() {
        shop.goods().run("update fulfilment set delivered_at = now() - interval '31 days' where order_id = ?", order);
        assertThat(request(1).data("/done/userErrors/0/code").asString()).isEqualTo("WRONG_STATE");
        assertThat(shop.number("select count(*) from order_return where order_id = ?", order)).isZero();
    }

    private static Map<String, Map.Entry<String, Object>> input(Map<String, Object> input) {
        return Map.of("input", Map.entry("BackofficeOrderReturnReceiveInput!", input));
    }

    private Answer request(int quantity) {
        return buyer.send(
            REQUEST,
            Map.of(
                "id",
                OrderShop.id(order),
                "input",
                Map.of("lines", List.of(Map.of("lineId", line, "quantity", quantity, "reason", "WRONG_SIZE")))
            )
        );
    }

    private Answer decide(String mutation, String returnId, Map<String, Map.Entry<String, Object>> more) {
        Map<String, Map.Entry<String, Object>> all = new HashMap<>(more);
        all.put("returnId", Map.entry("ID!", returnId));
        return shop.change(owner, mutation, order, all);
    }
}
