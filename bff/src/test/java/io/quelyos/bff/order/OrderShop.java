package io.quelyos.bff.order;

import io.quelyos.auth.context.ClientInfo;
import io.quelyos.bff.cart.CartShop;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.order.TestOrders.Buyer;
import io.quelyos.bff.order.TestOrders.Line;
import io.quelyos.bff.order.TestOrders.Pay;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.persistence.redis.SessionKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** A tenant with goods, orders, buyers and staff. */
public record OrderShop(CartShop goods) {
    private static final ClientInfo CLIENT = new ClientInfo("127.0.0.1", "test");

    /** What most tests want to know of an order. */
    static final String ORDER =
        "order { id version status paymentStatus fulfilmentStatus allowedSteps paid { amount } refunded { amount }" +
        " due { amount } balance { amount } cancelReason" +
        " lines { id quantity openQuantity fulfilledQuantity cancelledQuantity returnedQuantity }" +
        " returns { id state }" +
        " fulfilments { id state carrier trackingNumber trackingUrl lines { quantity line { id name } } } }";
    static final String ERRORS = " userErrors { __typename code message field }";

    public static OrderShop open(ApplicationContext server) {
        return new OrderShop(CartShop.open(server));
    }

    public UUID tenant() {
        return goods.id();
    }

    /** A member of staff. */
    public GraphQlClient staff(String role) {
        UUID account = UUID.randomUUID();
        goods.run(
            "insert into staff_account (id, email, display_name, password_hash) values (?, ?, 'S', 'x')",
            account,
            account + "@staff.example"
        );
        goods.run("insert into staff_member (tenant_id, account_id, role) values (?, ?, ?)", tenant(), account, role);
        var opened = goods.sessions().open(goods.tenant().id(), SessionKind.STAFF, account, "S", CLIENT, null);
        return goods.visitor().staff(opened.secret());
    }

    /** An order of one article of 10.00, of which some are bought. */
    public UUID order(Pay pay, int quantity) {
        return order(Buyer.guest("ada@mail.example"), pay, quantity);
    }

    public UUID order(Buyer buyer, Pay pay, int... quantities) {
        return TestOrders.place(
            goods::run,
            tenant(),
            buyer,
            pay,
            Arrays.stream(quantities)
                .mapToObj(quantity -> new Line(goods.article(1000, 100), goods.location(), 1000, quantity))
                .toList()
        );
    }

    /** An order of articles of 3.33, each line of which costs one cent less than its pieces. */
    UUID unevenOrder(Buyer buyer, Pay pay, int... quantities) {
        return TestOrders.place(
            goods::run,
            tenant(),
            buyer,
            pay,
            Arrays.stream(quantities)
                .mapToObj(quantity -> new Line(goods.article(333, 100), goods.location(), 333, quantity, 1))
                .toList()
        );
    }

    /** Asks for a mutation on an order at its present version; more arguments come with their types. */
    Answer change(GraphQlClient staff, String mutation, UUID order, Map<String, Map.Entry<String, Object>> more) {
        Map<String, Object> variables = new HashMap<>(Map.of("id", id(order), "version", version(order)));
        var types = new StringBuilder("$id: ID!, $version: Int!");
        var arguments = new StringBuilder("id: $id, version: $version");
        more.forEach((name, typed) -> {
            variables.put(name, typed.getValue());
            types.append(", $").append(name).append(": ").append(typed.getKey());
            arguments.append(", ").append(name).append(": $").append(name);
        });
        String document =
            "mutation (" + types + ") { done: " + mutation + "(" + arguments + ") { " + ORDER + ERRORS + " } }";
        return staff.send(document, variables);
    }

    static String id(UUID order) {
        return GlobalId.encode("ord", order);
    }

    int version(UUID order) {
        return number("select version from shop_order where id = ?", order).intValue();
    }

    Long number(String sql, @Nullable Object... parameters) {
        return goods.one(Long.class, sql, parameters);
    }

    /** The ids of an order's lines. */
    List<String> lines(UUID order) {
        return goods
            .database()
            .superuser()
            .sql("select id from order_line where order_id = ? order by position")
            .param(order)
            .query(UUID.class)
            .list()
            .stream()
            .map(line -> GlobalId.encode("oln", line))
            .toList();
    }

    /** The kinds of the letters that were written to somebody, in their order. */
    List<String> letters(String recipient) {
        return goods
            .database()
            .superuser()
            .sql("select kind from mail_message where tenant_id = ? and recipient = ? order by id")
            .params(tenant(), recipient)
            .query(String.class)
            .list();
    }

    /** The kinds of what happened to an order, in their order. */
    List<String> events(UUID order) {
        return goods
            .database()
            .superuser()
            .sql("select kind from order_event where order_id = ? order by id")
            .param(order)
            .query(String.class)
            .list();
    }

    /** The audited actions on an order. */
    List<String> deeds(UUID order) {
        return goods
            .database()
            .superuser()
            .sql("select action from audit_entry where entity_id = ? order by id")
            .param(order.toString())
            .query(String.class)
            .list();
    }
}
