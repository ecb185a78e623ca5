package io.quelyos.bff.access;

import io.quelyos.bff.access.AccessRows.Row;
import io.quelyos.bff.access.AccessWorld.Home;
import io.quelyos.bff.graphql.type.GlobalId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The matrix' rows of checkouts. */
final class CheckoutAccessRows {

    private static final String CHECKOUT = "{ checkout { email state } userErrors { code message field } }";
    private static final Map<String, Object> ADDRESS = Map.of(
        "name",
        "A",
        "line1",
        "1 rue",
        "postalCode",
        "75001",
        "city",
        "Paris",
        "countryCode",
        "FR"
    );

    private CheckoutAccessRows() {}

    static List<Row> all() {
        return List.of(
            AccessRows.row("ShopQuery.checkout", "{ shop { checkout { email } } }"),
            AccessRows.row("BackofficeQuery.paymentMethods", "{ backoffice { paymentMethods { code } } }")
        );
    }

    static List<Row> mutations() {
        return List.of(
            new Row(
                "Mutation.backofficePaymentMethodUpdate",
                "mutation ($version: Int!) { backofficePaymentMethodUpdate(code: BANK_TRANSFER, version: $version," +
                    " input: { instructions: \"here\" }) { paymentMethod { code } userErrors { code message } } }",
                (world, at) ->
                    Map.of(
                        "version",
                        world.find(
                            at,
                            "select coalesce(max(version), 0) from payment_method where tenant_id = ?",
                            Integer.class
                        )
                    ),
                Map.of()
            ),
            AccessRows.row("Mutation.shopCheckoutStart", "mutation { shopCheckoutStart " + CHECKOUT + " }"),
            changed("shopCheckoutContactSet", "ShopCheckoutContactInput", Map.of("email", "a@mirror.example")),
            changed("shopCheckoutAddressesSet", "ShopCheckoutAddressesInput", Map.of("shippingAddress", ADDRESS)),
            new Row(
                "Mutation.shopCheckoutDeliveryChoose",
                document("shopCheckoutDeliveryChoose", "ShopCheckoutDeliveryInput", CHECKOUT),
                (world, at) ->
                    Map.of("id", checkout(world, at), "input", Map.of("rateId", CartAccessRows.rate(world, at))),
                Map.of(
                    "id",
                    CheckoutAccessRows::checkout,
                    "input.rateId",
                    CartAccessRows::rate,
                    "input.pickupPointId",
                    CartAccessRows::point
                )
            ),
            AccessRows.byId(
                "Mutation.shopCheckoutTermsAccept",
                "mutation ($id: ID!) { shopCheckoutTermsAccept(id: $id) " + CHECKOUT + " }",
                CheckoutAccessRows::checkout
            ),
            AccessRows.byId(
                "Mutation.shopCheckoutCancel",
                "mutation ($id: ID!) { shopCheckoutCancel(id: $id) " + CHECKOUT + " }",
                CheckoutAccessRows::checkout
            ),
            new Row(
                "Mutation.shopCheckoutComplete",
                document(
                    "shopCheckoutComplete",
                    "ShopCheckoutCompleteInput",
                    "{ receipt { orderId } userErrors { code message field } }"
                ),
                (world, at) ->
                    Map.of(
                        "id",
                        checkout(world, at),
                        "input",
                        Map.of("expectedTotal", Map.of("amount", "1.00", "currency", "EUR"))
                    ),
                Map.of("id", CheckoutAccessRows::checkout)
            )
        );
    }

    private static Row changed(String mutation, String type, Map<String, Object> input) {
        return new Row(
            "Mutation." + mutation,
            document(mutation, type, CHECKOUT),
            (world, at) -> Map.of("id", checkout(world, at), "input", input),
            Map.of("id", CheckoutAccessRows::checkout)
        );
    }

    private static String document(String mutation, String type, String selection) {
        return (
            "mutation ($id: ID!, $input: " + type + "!) { " + mutation + "(id: $id, input: $input) " + selection + " }"
        );
    }

    /** An open checkout of the tenant's customer whose cart is gone. */
    private static String checkout(AccessWorld world, Home at) {
        UUID id = world.insert(
            at,
            "insert into checkout (tenant_id, id, customer_id, reserved_until) values (?, ?, '" +
                at.customer() +
                "', now() + interval '1 hour')"
        );
        return GlobalId.encode("cko", id);
    }
}
