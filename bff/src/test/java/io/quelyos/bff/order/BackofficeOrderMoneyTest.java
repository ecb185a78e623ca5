package io.quelyos.bff.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.order.TestOrders.Buyer;
import io.quelyos.bff.order.TestOrders.Pay;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Money that comes in, and money that goes back; every order has a delivery of 5.00. */
@ServerTest
class BackofficeOrderMoneyTest {

    private static final String MAIL = "ada@mail.example";
    private static final String LEDGER =
        "query ($id: ID!) { backoffice { order(id: $id) { ledger { kind amount { amount } } } } }";

    private static final String PAYMENTS =
        "query ($id: ID!) { backoffice { order(id: $id) { payments { id method state amount { amount } captured { amount }" +
        " refunded { amount } transactions { kind state amount { amount } reason settledAt } } } } }";

    @Autowired
    private ApplicationContext server;

    private OrderShop shop;
    private GraphQlClient owner;

    @BeforeEach
    void open() {
        shop = OrderShop.open(server);
        owner = shop.staff("OWNER");
        OrderShop.open(server).order(Pay.AWAITED, 3);
    }

    @Test
    void notesThatAnOrderIsPaid() {
        UUID order = shop.order(Pay.AWAITED, 2);
        Answer paid = shop.change(owner, "backofficeOrderMarkPaid", order, Map.of());
        assertThat(paid.data("/done/order/paymentStatus").asString()).isEqualTo("PAID");
        assertThat(paid.data("/done/order/paid/amount").asString()).isEqualTo("25.00");
        assertThat(paid.data("/done/order/balance/amount").asString()).isEqualTo("0.00");
        assertThat(ledger(order)).containsExactly("SALE 25.00", "PAYMENT -25.00");
        assertThat(shop.letters(MAIL)).containsExactly("order-paid");
        assertThat(shop.events(order)).containsExactly("PAYMENT_RECEIVED");
        assertThat(shop.deeds(order)).containsExactly("order.markPaid");
        assertThat(refusal(shop.change(owner, "backofficeOrderMarkPaid", order, Map.of()))).isEqualTo("WRONG_STATE");
        assertThat(refusal(shop.change(owner, "backofficeOrderCapture", order, Map.of()))).isEqualTo("WRONG_STATE");
    }

    @Test
    void cancelsAPartPutsItBackAndGivesItsMoneyBack() {
        UUID order = shop.order(Buyer.guest(MAIL), Pay.PAID, 3, 1);
        String line = shop.lines(order).getFirst();
        Answer done = cancel(order, Map.of("lines", List.of(line(line, 2)), "reason", "OUT_OF_STOCK"));
        assertThat(done.data("/done/order/status").asString()).isEqualTo("OPEN");
        assertThat(done.data("/done/order/lines/0/cancelledQuantity").asInt()).isEqualTo(2);
        assertThat(done.data("/done/order/due/amount").asString()).isEqualTo("25.00");
        assertThat(done.data("/done/order/refunded/amount").asString()).isEqualTo("20.00");
        assertThat(done.data("/done/order/paymentStatus").asString()).isEqualTo("PARTLY_REFUNDED");
        assertThat(ledger(order)).containsExactly("SALE 45.00", "PAYMENT -45.00", "ADJUSTMENT -20.00", "REFUND 20.00");
        assertThat(stock(order, 1)).isEqualTo(99);
        assertThat(stock(order, 2)).isEqualTo(99);
        assertThat(shop.letters(MAIL)).containsExactlyInAnyOrder("order-refunded", "order-cancelled");
        assertThat(shop.events(order)).containsExactly("CANCELLED", "RESTOCKED", "REFUNDED");
    }

    @Test
    void cancelsAllWithItsDeliveryAndAwaitsNothingAnyMore() {
        UUID order = shop.order(Pay.AWAITED, 2);
        Answer done = cancel(order, Map.of("reason", "FRAUD", "restock", false));
        assertThat(done.data("/done/order/status").asString()).isEqualTo("CANCELLED");
        assertThat(done.data("/done/order/cancelReason").asString()).isEqualTo("FRAUD");
        assertThat(done.data("/done/order/due/amount").asString()).isEqualTo("0.00");
        assertThat(done.texts("/done/order/allowedSteps", "")).containsExactly("ADD_NOTE");
        assertThat(stock(order, 1)).isEqualTo(98);
        assertThat(shop.goods().one(String.class, "select state from payment where order_id = ?", order)).isEqualTo(
            "VOIDED"
        );
    }

    @Test
    void leavesWhatIsOwedWhereItIsNotGivenBackAtOnce() {
        UUID order = shop.order(Pay.PAID, 2);
        Answer done = cancel(order, Map.of("refund", false));
        assertThat(done.data("/done/order/balance/amount").asString()).isEqualTo("-25.00");
        assertThat(done.texts("/done/order/allowedSteps", "")).containsExactlyInAnyOrder("REFUND", "ADD_NOTE");
        Answer back = refund(order, Map.of());
        assertThat(back.data("/done/order/paymentStatus").asString()).isEqualTo("REFUNDED");
        assertThat(ledger(order)).containsExactly("SALE 25.00", "PAYMENT -25.00", "ADJUSTMENT -25.00", "REFUND 25.00");
    }

    @Test
    void refundsPiecesTheDeliveryAndWhatIsForgiven() {
        UUID order = shop.order(Pay.PAID, 3);
        String line = shop.lines(order).getFirst();
        shop.change(
            owner,
            "backofficeOrderFulfil",
            order,
            Map.of("input", Map.entry("BackofficeOrderFulfilInput!", Map.of()))
        );
        Answer pieces = refund(
            order,
            Map.of("lines", List.of(line(line, 1)), "delivery", true, "restock", true, "reason", "Broken")
        );
        assertThat(pieces.data("/done/order/refunded/amount").asString()).isEqualTo("15.00");
        assertThat(pieces.data("/done/order/lines/0/returnedQuantity").asInt()).isEqualTo(1);
        assertThat(stock(order, 1)).isEqualTo(98);
        Answer forgiven = refund(order, Map.of("amount", "4.99"));
        assertThat(forgiven.data("/done/order/due/amount").asString()).isEqualTo("15.01");
        assertThat(forgiven.data("/done/order/balance/amount").asString()).isEqualTo("0.00");
        assertThat(refusal(refund(order, Map.of("amount", "15.02")))).isEqualTo("INVALID");
        assertThat(refusal(refund(order, Map.of("amount", "1.001")))).isEqualTo("INVALID");
        assertThat(refusal(refund(order, Map.of("delivery", true)))).isEqualTo("WRONG_STATE");
        assertThat(refusal(refund(order, Map.of("lines", List.of(line(line, 3)))))).isEqualTo("INVALID");
        assertThat(ledger(order)).hasSize(6);
    }

    /** The buyer owes something still, and gets back only what the pieces are worth beyond it. */
    @Test
    void settlesWhatIsOwedBeforeMoneyGoesBack() {
        UUID order = shop.order(Pay.PAID, 3);
        String line = shop.lines(order).getFirst();
        shop.goods().run(
            "insert into order_ledger_entry (tenant_id, id, order_id, kind, amount_minor)" +
                " values (?, uuidv7(), ?, 'ADJUSTMENT', 1500)",
            shop.tenant(),
            order
        );
        shop.change(
            owner,
            "backofficeOrderFulfil",
            order,
            Map.of("input", Map.entry("BackofficeOrderFulfilInput!", Map.of()))
        );
        Answer first = refund(order, Map.of("lines", List.of(line(line, 1))));
        assertThat(first.data("/done/order/refunded/amount").asString()).isEqualTo("0.00");
        assertThat(first.data("/done/order/balance/amount").asString()).isEqualTo("5.00");
        Answer second = refund(order, Map.of("lines", List.of(line(line, 1))));
        assertThat(second.data("/done/order/refunded/amount").asString()).isEqualTo("5.00");
        assertThat(second.data("/done/order/balance/amount").asString()).isEqualTo("0.00");
        assertThat(ledger(order)).containsExactly(
            "SALE 35.00",
            "PAYMENT -35.00",
            "ADJUSTMENT 15.00",
            "ADJUSTMENT -10.00",
            "ADJUSTMENT -10.00",
            "REFUND 5.00"
        );
    }

    @Test
    void listsHowAnOrderIsPaidAndWhatWasAsked() {
        UUID order = shop.order(Pay.PAID, 2);
        refund(order, Map.of("amount", "4.99", "reason", "Scratched"));
        Answer read = owner.send(PAYMENTS, Map.of("id", OrderShop.id(order)));
        String payment = "/backoffice/order/payments";
        assertThat(read.data(payment)).hasSize(1);
        assertThat(read.texts(payment, "/state")).containsExactly("CAPTURED");
        assertThat(read.texts(payment, "/amount/amount")).containsExactly("25.00");
        assertThat(read.texts(payment, "/captured/amount")).containsExactly("25.00");
        assertThat(read.texts(payment, "/refunded/amount")).containsExactly("4.99");
        assertThat(read.texts(payment + "/0/transactions", "/kind")).containsExactly("CAPTURE", "REFUND");
        assertThat(read.texts(payment + "/0/transactions", "/state")).containsExactly("SUCCEEDED", "SUCCEEDED");
        assertThat(read.texts(payment + "/0/transactions", "/amount/amount")).containsExactly("25.00", "4.99");
        assertThat(read.data(payment + "/0/transactions/1/reason").asString()).isEqualTo("Scratched");
    }

    @Test
    void needsThePermissionToGiveMoneyBack() {
        UUID order = shop.order(Pay.PAID, 1);
        Answer support = shop.change(
            shop.staff("SUPPORT"),
            "backofficeOrderRefund",
            order,
            Map.of("input", Map.entry("BackofficeOrderRefundInput!", Map.of("amount", "1.00")))
        );
        assertThat(support.errorCodes()).containsExactly("FORBIDDEN");
        assertThat(ledger(order)).hasSize(2);
    }

    private Answer cancel(UUID order, Map<String, Object> input) {
        return shop.change(
            owner,
            "backofficeOrderCancel",
            order,
            Map.of("input", Map.entry("BackofficeOrderCancelInput!", input))
        );
    }

    private Answer refund(UUID order, Map<String, Object> input) {
        return shop.change(
            owner,
            "backofficeOrderRefund",
            order,
            Map.of("input", Map.entry("BackofficeOrderRefundInput!", input))
        );
    }

    private List<String> ledger(UUID order) {
        Answer read = owner.send(LEDGER, Map.of("id", OrderShop.id(order)));
        List<String> kinds = read.texts("/backoffice/order/ledger", "/kind");
        List<String> amounts = read.texts("/backoffice/order/ledger", "/amount/amount");
        return IntStream.range(0, kinds.size())
            .mapToObj(i -> kinds.get(i) + " " + amounts.get(i))
            .toList();
    }

    private long stock(UUID order, int position) {
        return shop.number(
            "select s.quantity from stock_level s join order_line l on l.variant_id = s.variant_id" +
                " where l.order_id = ? and l.position = ?",
            order,
            position
        );
    }

    private static Map<String, Object> line(String id, int quantity) {
        return Map.of("lineId", id, "quantity", quantity);
    }

    private static String refusal(Answer answer) {
        return answer.data("/done/userErrors/0/code").asString();
    }
}
