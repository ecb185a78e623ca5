package io.quelyos.bff.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.order.TestOrders.Buyer;
import io.quelyos.bff.order.TestOrders.Pay;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SqlStatements;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who reads which orders, in which lists. */
@ServerTest
class OrderReadingTest {

    private static final String ALL =
        "nodes { id number status allowedSteps total { gross { amount } net { amount } } taxes { percentage amount { amount } }" +
        " lines { name quantity unitPrice { amount } total { gross { amount } } } fulfilments { id lines { line { name } } }" +
        " timeline { kind } shippingAddress { name city } }";
    private static final String LIST =
        "query ($where: BackofficeOrderFilter, $sortBy: BackofficeOrderSort, $after: String, $first: Int) { backoffice {" +
        " orders(where: $where, sortBy: $sortBy, after: $after, first: $first) { totalCount pageInfo { endCursor hasNextPage } " +
        ALL +
        " } } }";

    @Autowired
    private ApplicationContext server;

    private OrderShop shop;
    private GraphQlClient support;

    @BeforeEach
    void open() {
        shop = OrderShop.open(server);
        support = shop.staff("SUPPORT");
        OrderShop twin = OrderShop.open(server);
        twin.order(Buyer.guest("ada@mail.example"), Pay.PAID, 1);
    }

    @Test
    void showsCustomersTheirOrdersAndNobodyElses() {
        UUID customer = shop.goods().customer();
        UUID other = shop.goods().customer();
        UUID mine = shop.order(new Buyer(customer, null, "c@mail.example", "fr"), Pay.PAID, 2);
        UUID later = shop.order(new Buyer(customer, null, "c@mail.example", "fr"), Pay.AWAITED, 1);
        UUID theirs = shop.order(new Buyer(other, null, "d@mail.example", "fr"), Pay.PAID, 1);
        GraphQlClient buyer = shop.goods().device(customer);
        Answer listed = buyer.send("{ shop { orders { totalCount " + ALL + " } } }");
        assertThat(listed.texts("/shop/orders/nodes", "/id")).containsExactly(OrderShop.id(later), OrderShop.id(mine));
        assertThat(listed.data("/shop/orders/totalCount").asInt()).isEqualTo(2);
        assertThat(listed.data("/shop/orders/nodes/1/total/gross/amount").asString()).isEqualTo("25.00");
        assertThat(listed.data("/shop/orders/nodes/1/taxes/0/amount/amount").asString()).isEqualTo("4.16");
        assertThat(listed.data("/shop/orders/nodes/1/lines/0/total/gross/amount").asString()).isEqualTo("20.00");
        assertThat(listed.texts("/shop/orders/nodes/1/allowedSteps", "")).containsExactly("CANCEL", "REORDER");
        assertThat(find(buyer, mine).data("/shop/order/shippingAddress/city").asString()).isEqualTo("Paris");
        assertThat(find(buyer, theirs).data("/shop/order").isNull()).isTrue();
        assertThat(find(shop.goods().visitor(), mine).data("/shop/order").isNull()).isTrue();
    }

    @Test
    void findsOrdersByEverythingThatStaffKnow() {
        UUID customer = shop.goods().customer();
        UUID first = shop.order(new Buyer(customer, null, "zoe@mail.example", "fr"), Pay.PAID, 2);
        UUID second = shop.order(Buyer.guest("yan@mail.example"), Pay.AWAITED, 5);
        UUID third = shop.order(Buyer.guest("yan@mail.example"), Pay.PAID, 1, 1);
        assertThat(list(Map.of())).containsExactly(id(third), id(second), id(first));
        assertThat(list(where("email", "Yan@mail.example"))).containsExactly(id(third), id(second));
        assertThat(list(where("query", "#1"))).containsExactly(id(first));
        assertThat(list(where("query", "SKU-2"))).containsExactly(id(third));
        assertThat(list(where("query", "zoe@mail.example"))).containsExactly(id(first));
        assertThat(list(where("number", 2))).containsExactly(id(second));
        assertThat(list(where("paymentStatus", List.of("UNPAID")))).containsExactly(id(second));
        assertThat(list(where("fulfilmentStatus", List.of("DELIVERED")))).isEmpty();
        assertThat(list(where("status", List.of("OPEN", "COMPLETED")))).hasSize(3);
        assertThat(list(where("total", Map.of("gte", "25.00", "lte", "25.00")))).containsExactly(id(third), id(first));
        assertThat(list(where("total", Map.of("gte", "0", "currency", "USD")))).isEmpty();
        assertThat(list(where("placedAt", Map.of("lt", "2020-01-01T00:00:00Z")))).isEmpty();
        assertThat(list(where("not", Map.of("email", "yan@mail.example")))).containsExactly(id(first));
        assertThat(list(where("or", List.of(Map.of("number", 1), Map.of("number", 3))))).containsExactly(
            id(third),
            id(first)
        );
        assertThat(list(Map.of("sortBy", Map.of("field", "TOTAL", "direction", "DESC")))).containsExactly(
            id(second),
            id(third),
            id(first)
        );
    }

    @Test
    void goesFromPageToPage() {
        List<String> expected = List.of(shop.order(Pay.PAID, 1), shop.order(Pay.PAID, 2), shop.order(Pay.PAID, 3))
            .stream()
            .map(OrderReadingTest::id)
            .toList();
        for (String field : List.of("PLACED_AT", "NUMBER", "CREATED_AT", "TOTAL")) {
            Map<String, Object> sort = Map.of("field", field, "direction", "ASC");
            Answer page = support.send(LIST, Map.of("sortBy", sort, "first", 2));
            assertThat(page.texts("/backoffice/orders/nodes", "/id")).as(field).isEqualTo(expected.subList(0, 2));
            String cursor = page.data("/backoffice/orders/pageInfo/endCursor").asString();
            Answer next = support.send(LIST, Map.of("sortBy", sort, "first", 2, "after", cursor));
            assertThat(next.texts("/backoffice/orders/nodes", "/id")).as(field).containsExactly(expected.getLast());
            assertThat(next.data("/backoffice/orders/pageInfo/hasNextPage").asBoolean()).isFalse();
        }
    }

    @Test
    void asksAsManyStatementsForOneOrderAsForMany() {
        shop.order(Pay.PAID, 1);
        int one = statements();
        for (int i = 0; i < 5; i++) {
            shop.order(Buyer.guest("ada@mail.example"), Pay.PAID, 1, 2);
        }
        assertThat(statements()).isEqualTo(one).isEqualTo(6);
    }

    private int statements() {
        support.send(LIST, Map.of());
        SqlStatements.clear();
        support.send(LIST, Map.of()).data("");
        return (int) SqlStatements.seenQueries()
            .stream()
            .filter(sql -> sql.contains("order") && !sql.contains("scheduled_tasks"))
            .count();
    }

    private static Map<String, Object> where(String part, Object value) {
        return Map.of("where", Map.of(part, value));
    }

    private List<String> list(Map<String, Object> variables) {
        return support.send(LIST, variables).texts("/backoffice/orders/nodes", "/id");
    }

    private static String id(UUID order) {
        return OrderShop.id(order);
    }

    private static Answer find(GraphQlClient client, UUID order) {
        return client.send(
            "query ($id: ID!) { shop { order(id: $id) { number shippingAddress { city } } } }",
            Map.of("id", id(order))
        );
    }
}
