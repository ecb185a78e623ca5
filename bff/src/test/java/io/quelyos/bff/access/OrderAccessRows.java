package io.quelyos.bff.access;

import io.quelyos.bff.access.AccessRows.Row;
import io.quelyos.bff.access.AccessWorld.Home;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.order.TestOrders;
import io.quelyos.bff.order.TestOrders.Buyer;
import io.quelyos.bff.order.TestOrders.Line;
import io.quelyos.bff.order.TestOrders.Pay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The matrix' rows of orders. */
final class OrderAccessRows {

    private static final String DONE = "{ order { number } userErrors { code message field } }";

    private OrderAccessRows() {}

    static List<Row> fields() {
        return List.of(
            AccessRows.row("BackofficeQuery.invoiceSettings", "{ backoffice { invoiceSettings { version } } }"),
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
        return Stream.of(parcels(), money(), returns(), ofBuyers()).flatMap(List::stream).toList();
    }

    private static List<Row> parcels() {
        return List.of(
            ofLines("backofficeOrderFulfil", "BackofficeOrderFulfilInput", Map.of()),
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

    private static List<Row> money() {
        return List.of(
            byId("backofficeOrderMarkPaid", "id: $id, version: 1"),
            byId("backofficeOrderCapture", "id: $id, version: 1"),
            byId("backofficeOrderPaymentGiveUp", "id: $id, version: 1"),
            byId("backofficeOrderInvoiceIssue", "id: $id, version: 1"),
            new Row(
                "Mutation.backofficeInvoiceSettingsUpdate",
                "mutation ($version: Int!) { backofficeInvoiceSettingsUpdate(version: $version, input: { footer: \"f\" }) {" +
                    " invoiceSettings { footer } userErrors { code message field } } }",
                (world, at) ->
                    Map.of(
                        "version",
                        world.find(
                            at,
                            "select coalesce(max(version), 0) from invoice_settings where tenant_id = ?",
                            Integer.class
                        )
                    ),
                Map.of()
            ),
            ofLines("backofficeOrderCancel", "BackofficeOrderCancelInput", Map.of("refund", false)),
            ofLines("backofficeOrderRefund", "BackofficeOrderRefundInput", Map.of())
        );
    }

    private static List<Row> returns() {
        return List.of(
            ofReturn("backofficeOrderReturnApprove", "id: $id, version: 1, returnId: $returnId"),
            ofReturn("backofficeOrderReturnReject", "id: $id, version: 1, returnId: $returnId"),
            ofReturn("shopOrderReturnCancel", "id: $id, returnId: $returnId"),
            new Row(
                "Mutation.backofficeOrderReturnReceive",
                "mutation ($id: ID!, $returnId: ID!, $input: BackofficeOrderReturnReceiveInput!) {" +
                    " backofficeOrderReturnReceive(id: $id, version: 1, returnId: $returnId, input: $input) " +
                    DONE +
                    " }",
                (world, at) -> {
                    UUID order = place(world, at);
                    return Map.of(
                        "id",
                        GlobalId.encode("ord", order),
                        "returnId",
                        wish(world, at, order, "APPROVED"),
                        "input",
                        Map.of("refund", false, "lines", List.of(Map.of("lineId", line(world, order), "quantity", 1)))
                    );
                },
                Map.of(
                    "id",
                    OrderAccessRows::order,
                    "returnId",
                    (world, at) -> wish(world, at, place(world, at), "APPROVED"),
                    "input.lines.lineId",
                    (world, at) -> line(world, place(world, at))
                )
            )
        );
    }

    private static List<Row> ofBuyers() {
        return List.of(
            new Row(
                "Mutation.shopOrderLookup",
                "mutation ($email: String!) { shopOrderLookup(number: 1, email: $email) " + DONE + " }",
                (world, at) -> Map.of("email", "l" + world.next() + "@mirror.example"),
                Map.of()
            ),
            byId("shopOrderCancel", "id: $id"),
            byId("shopOrderPaymentMethodChange", "id: $id, method: BANK_TRANSFER"),
            AccessRows.byId(
                "Mutation.shopOrderReorder",
                "mutation ($id: ID!) { shopOrderReorder(id: $id) { cart { id } userErrors { code message field } } }",
                OrderAccessRows::order
            ),
            new Row(
                "Mutation.shopOrderReturnRequest",
                "mutation ($id: ID!, $input: ShopOrderReturnInput!) { shopOrderReturnRequest(id: $id, input: $input) " +
                    DONE +
                    " }",
                (world, at) -> {
                    UUID order = place(world, at);
                    parcel(world, at, order);
                    world.run(
                        "update fulfilment set state = 'DELIVERED', delivered_at = now() where order_id = ?",
                        order
                    );
                    return Map.of(
                        "id",
                        GlobalId.encode("ord", order),
                        "input",
                        Map.of("lines", List.of(Map.of("lineId", line(world, order), "quantity", 1, "reason", "OTHER")))
                    );
                },
                Map.of("id", OrderAccessRows::order, "input.lines.lineId", (world, at) -> line(world, place(world, at)))
            )
        );
    }

    private static Row byId(String mutation, String arguments) {
        return AccessRows.byId(
            "Mutation." + mutation,
            "mutation ($id: ID!) { " + mutation + "(" + arguments + ") " + DONE + " }",
            OrderAccessRows::order
        );
    }

    private static Row ofReturn(String mutation, String arguments) {
        return new Row(
            "Mutation." + mutation,
            "mutation ($id: ID!, $returnId: ID!) { " + mutation + "(" + arguments + ") " + DONE + " }",
            (world, at) -> {
                UUID order = place(world, at);
                return Map.of("id", GlobalId.encode("ord", order), "returnId", wish(world, at, order, "REQUESTED"));
            },
            Map.of("id", OrderAccessRows::order, "returnId", (world, at) ->
                wish(world, at, place(world, at), "REQUESTED")
            )
        );
    }

    /** A mutation whose input names lines. */
    private static Row ofLines(String mutation, String input, Map<String, Object> more) {
        return new Row(
            "Mutation." + mutation,
            "mutation ($id: ID!, $input: " +
                input +
                "!) { " +
                mutation +
                "(id: $id, version: 1, input: $input) " +
                DONE +
                " }",
            (world, at) -> {
                UUID order = place(world, at);
                Map<String, Object> said = new HashMap<>(more);
                said.put("lines", List.of(Map.of("lineId", line(world, order), "quantity", 1)));
                return Map.of("id", GlobalId.encode("ord", order), "input", said);
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
            new Buyer(at.customer(), null, "o" + world.next() + "@mirror.example", "fr"),
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

    private static String wish(AccessWorld world, Home at, UUID order, String state) {
        parcel(world, at, order);
        UUID wish = UUID.randomUUID();
        world.insert(
            at,
            "insert into order_return (tenant_id, id, order_id, number, state) values (?, ?, ?, ?, ?)",
            wish,
            order,
            1_000 + world.next(),
            state
        );
        world.insert(
            at,
            "insert into order_return_line (tenant_id, return_id, order_line_id, quantity, reason)" +
                " select ?, cast(? as uuid), id, 1, 'OTHER' from order_line where order_id = ?",
            wish,
            order
        );
        return GlobalId.encode("ret", wish);
    }
}
