package io.quelyos.bff.demo.order;

import static io.quelyos.bff.demo.order.DemoBuying.text;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.demo.order.DemoOrders.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Does what becomes of a demo order: what staff do about it, and what its buyer asks for afterwards. */
final class DemoStaffWork {

    private static final String READ = """
    query ($id: ID!) {
        backoffice {
            order(id: $id) { version paid { amount } lines { id } fulfilments { id } }
        }
    }
    """;
    private static final String ASK_RETURN = """
    mutation ($id: ID!, $input: ShopOrderReturnInput!) {
        shopOrderReturnRequest(id: $id, input: $input) { userErrors { message } }
    }
    """;

    private final DemoSender sender;

    DemoStaffWork(DemoSender sender) {
        this.sender = sender;
    }

    void follow(TenantContext staff, TenantContext buyer, String id, List<Step> steps) {
        for (Step step : steps) {
            JsonNode order = sender.send(staff, READ, Map.of("id", id)).at("/backoffice/order");
            int version = order.at("/version").asInt();
            switch (step) {
                case PAY -> change(staff, id, version, "MarkPaid", "", Map.of());
                case SEND_FIRST -> fulfil(
                    staff,
                    id,
                    version,
                    Map.of(
                        "lines",
                        List.of(Map.of("lineId", text(order, "/lines/0/id"), "quantity", 1)),
                        "carrier",
                        "Colissimo"
                    )
                );
                case SEND -> fulfil(staff, id, version, Map.of("carrier", "Colissimo", "trackingNumber", "6A" + id));
                case DELIVER -> change(
                    staff,
                    id,
                    version,
                    "MarkDelivered",
                    "ID!",
                    Map.of("fulfilmentId", text(order, "/fulfilments/0/id"))
                );
                case CANCEL -> change(
                    staff,
                    id,
                    version,
                    "Cancel",
                    "BackofficeOrderCancelInput!",
                    Map.of("input", Map.of("note", "Commandé deux fois"))
                );
                case REFUND -> change(
                    staff,
                    id,
                    version,
                    "Refund",
                    "BackofficeOrderRefundInput!",
                    Map.of("input", Map.of("amount", text(order, "/paid/amount"), "reason", "Colis abîmé"))
                );
                case ASK_RETURN -> askReturn(buyer, id, text(order, "/lines/0/id"));
            }
        }
    }

    private void fulfil(TenantContext staff, String id, int version, Map<String, Object> input) {
        change(staff, id, version, "Fulfil", "BackofficeOrderFulfilInput!", Map.of("input", input));
    }

    private void askReturn(TenantContext buyer, String id, String line) {
        var lines = List.of(Map.of("lineId", line, "quantity", 1, "reason", "WRONG_SIZE"));
        sender.send(buyer, ASK_RETURN, Map.of("id", id, "input", Map.of("lines", lines)));
    }

    /**
     * Sends one of the mutations of orders.
     *
     * @param verb what stands behind backofficeOrder in its name
     * @param type of the one argument that it has beside the id and the version; empty where it has none
     */
    private void change(
        TenantContext staff,
        String id,
        int version,
        String verb,
        String type,
        Map<String, Object> argument
    ) {
        String name = argument.isEmpty() ? "" : argument.keySet().iterator().next();
        String declared = name.isEmpty() ? "" : ", $" + name + ": " + type;
        String passed = name.isEmpty() ? "" : ", " + name + ": $" + name;
        Map<String, Object> variables = new HashMap<>(argument);
        variables.put("id", id);
        variables.put("version", version);
        sender.send(
            staff,
            "mutation ($id: ID!, $version: Int!%s) { backofficeOrder%s(id: $id, version: $version%s) { userErrors { message } } }".formatted(
                declared,
                verb,
                passed
            ),
            variables
        );
    }
}
