package io.quelyos.bff.access;

import io.quelyos.bff.access.AccessRows.Row;
import io.quelyos.bff.access.AccessWorld.Home;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.order.TestOrders;
import io.quelyos.bff.order.TestOrders.Buyer;
import io.quelyos.bff.order.TestOrders.Line;
import io.quelyos.bff.order.TestOrders.Pay;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The matrix' rows of orders. */
final class OrderAccessRows {

    private static final String DONE = "{ order { number } userErrors { code message field } }";

    private OrderAccessRows() {}

    static List<Row> fields() {
        return List.of(
            AccessRows.row("ShopQuery.orders", "{ shop { orders { nodes { number } } } }"),
            AccessRows.byId(
                "ShopQuery.order",
                "query ($id: ID!) { shop { order(id: $id) { number } } }",
                OrderAccessRows::order
            ),
            new Row(
                "BackofficeQuery.orders",
                "query ($where: BackofficeOrderFilter) { backoffice { orders(where: $where) { nodes { number } } } }",
                (world, at) -> Map.of("where", Map.of("customerId", customer(world, at))),
                Map.of("where.customerId", OrderAccessRows::customer)
            ),
            AccessRows.byId(
                "BackofficeQuery.order",
                "query ($id: ID!) { backoffice { order(id: $id) { number } } }",
                OrderAccessRows::order
            )
        );
    }

    static List<Row> mutations() {
        return List.of(
            fulfil(),
            ofParcel("backofficeOrderTrackingSet", ", input: { carrier: \"La Poste\" }"),
            ofParcel("backofficeOrderMarkDelivered", ""),
            ofParcel("backofficeOrderFulfilmentCancel", ""),
            AccessRows.byId(
                "Mutation.backofficeOrderNoteAdd",
                "mutation ($id: ID!) { backofficeOrderNoteAdd(id: $id, note: \"n\") " + DONE + " }",
                OrderAccessRows::order
            )
        );
    }

    private static Row fulfil() {
        return new Row(
            "Mutation.backofficeOrderFulfil",
            "mutation ($id: ID!, $input: BackofficeOrderFulfilInput!) { backofficeOrderFulfil(id: $id, version: 1, input: $input) " +
                DONE +
                " }",
            (world, at) -> {
                UUID order = place(world, at);
                return Map.of(
                    "id",
                    GlobalId.encode("ord", order),
                    "input",
                    Map.of("lines", List.of(Map.of("lineId", line(world, order), "quantity", 1)))
                );
            },
            Map.of("id", OrderAccessRows::order, "input.lines.lineId", (world, at) -> line(world, place(world, at)))
        );
    }

    /** A mutation on a parcel of a new order. */
    private static Row ofParcel(String mutation, String more) {
        return new Row(
            "Mutation." + mutation,
            "mutation ($id: ID!, $fulfilmentId: ID!) { " +
                mutation +
                "(id: $id, version: 1, fulfilmentId: $fulfilmentId" +
                more +
                ") " +
                DONE +
                " }",
            (world, at) -> {
                UUID order = place(world, at);
                return Map.of("id", GlobalId.encode("ord", order), "fulfilmentId", parcel(world, at, order));
            },
            Map.of("id", OrderAccessRows::order, "fulfilmentId", (world, at) -> parcel(world, at, place(world, at)))
        );
    }

    /** A new order of a tenant. */
    static UUID place(AccessWorld world, Home at) {
        return TestOrders.place(
            world::run,
            at.tenant().id().value(),
            Buyer.guest("o" + world.next() + "@mirror.example"),
            Pay.PAID,
            List.of(new Line(null, null, 1000, 3))
        );
    }

    static String order(AccessWorld world, Home at) {
        return GlobalId.encode("ord", place(world, at));
    }

    static String line(AccessWorld world, UUID order) {
        return GlobalId.encode("oln", world.find("select id from order_line where order_id = ?", order));
    }

    private static String customer(AccessWorld world, Home at) {
        return GlobalId.encode("cus", at.customer());
    }

    private static String parcel(AccessWorld world, Home at, UUID order) {
        UUID parcel = UUID.randomUUID();
        world.insert(
            at,
            "insert into fulfilment (tenant_id, id, order_id, position) values (?, ?, ?, 1)",
            parcel,
            order
        );
        world.insert(
            at,
            "insert into fulfilment_line (tenant_id, fulfilment_id, order_line_id, quantity)" +
                " select ?, cast(? as uuid), id, 1 from order_line where order_id = ?",
            parcel,
            order
        );
        world.run("update order_line set fulfilled_quantity = 1 where order_id = ?", order);
        return GlobalId.encode("ful", parcel);
    }
}
