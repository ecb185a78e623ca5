package io.quelyos.bff.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * From the search to the parcel and the money back, as a guest and as a customer, against the running server; both read
 * their letters on the way.
 */
@TestMethodOrder(MethodOrderer.MethodName.class)
class PurchaseTest extends Story {

    private static final String SHOP = "boutique-sport";
    private static final Map<String, String> HOME = Map.of(
        "name",
        "Ada Lovelace",
        "line1",
        "12 rue des Lilas",
        "postalCode",
        "75011",
        "city",
        "Paris",
        "countryCode",
        "FR"
    );
    private static final String ORDER =
        "id version number status paymentStatus fulfilmentStatus allowedSteps total { gross { amount } }" +
        " paid { amount } refunded { amount } balance { amount } fulfilments { id } lines { id quantity }";

    @Test
    void aGuestBuysAndIsPaidBack() {
        String email = "ada.guest@mail.example";
        GraphQlClient guest = withArticleInCart(visitor(SHOP));
        Bought bought = order(guest, email);
        GraphQlClient staff = staff("alex.martin@equipe.example", SHOP);

        JsonNode order = deliver(staff, bought, email);
        assertThat(order.at("/paymentStatus").asString()).isEqualTo("PAID");

        Answer found = visitor(SHOP).send(
            "mutation ($number: Int!, $email: String!) { shopOrderLookup(number: $number, email: $email)" +
                " { order { id fulfilmentStatus fulfilments { trackingNumber } } key userErrors { code } } }",
            Map.of("number", bought.number(), "email", email)
        );
        assertThat(found.data("/shopOrderLookup/order/id").asString()).as(found.body()).isEqualTo(bought.id());
        assertThat(found.data("/shopOrderLookup/order/fulfilments/0/trackingNumber").asString()).isEqualTo("6A0001");

        JsonNode refunded = change(
            staff,
            order,
            "backofficeOrderRefund(id: $id, version: $version, input: $input)",
            "BackofficeOrderRefundInput!",
            Map.of("amount", bought.total(), "reason", "Elles sont trop petites")
        );
        JsonNode last = settled(staff, refunded, bought.total());
        assertThat(last.at("/paymentStatus").asString()).isEqualTo("REFUNDED");
        assertThat(last.at("/balance/amount").asString()).isEqualTo("0.00");
        assertThat(letter(SHOP, email, "remboursement pour la commande " + bought.number())).contains("Boutique Sport");
    }

    @Test
    void aSignedInCustomerBuysAndSendsItBack() {
        String email = "emma.durand@mail.example";
        Answer signedIn = visitor(SHOP).send(
            "mutation ($input: ShopSignInInput!) { shopSignIn(input: $input) { customer { id } userErrors { code } } }",
            Map.of("input", Map.of("email", email, "password", PASSWORD))
        );
        GraphQlClient emma = visitor(SHOP).cookie(signedIn.header("Set-Cookie").split(";", 2)[0]);
        emma.send("mutation { shopCartClear { cart { id } } }");
        addArticle(emma);
        Bought bought = order(emma, null);
        GraphQlClient staff = staff("alex.martin@equipe.example", SHOP);
        JsonNode order = deliver(staff, bought, email);

        String line = order.at("/lines/0/id").asString();
        Answer asked = emma.send(
            "mutation ($id: ID!, $input: ShopOrderReturnInput!) { shopOrderReturnRequest(id: $id, input: $input)" +
                " { order { returns { id state } } userErrors { code message } } }",
            Map.of(
                "id",
                bought.id(),
                "input",
                Map.of("lines", List.of(Map.of("lineId", line, "quantity", 1, "reason", "WRONG_SIZE")))
            )
        );
        assertThat(asked.data("/shopOrderReturnRequest/order/returns/0/state").asString())
            .as(asked.body())
            .isEqualTo("REQUESTED");
        String wanted = asked.data("/shopOrderReturnRequest/order/returns/0/id").asString();
        JsonNode approved = change(
            staff,
            read(staff, bought.id()),
            "backofficeOrderReturnApprove(id: $id, version: $version, returnId: \"" + wanted + "\", answer: $input)",
            "String",
            "Renvoyez-les-nous."
        );
        JsonNode received = change(
            staff,
            approved,
            "backofficeOrderReturnReceive(id: $id, version: $version, returnId: \"" + wanted + "\", input: $input)",
            "BackofficeOrderReturnReceiveInput!",
            Map.of("restock", true, "refund", true)
        );
        String goods = emma
            .send(
                "query ($id: ID!) { shop { order(id: $id) { lines { total { gross { amount } } } } } }",
                Map.of("id", bought.id())
            )
            .data("/shop/order/lines/0/total/gross/amount")
            .asString();
        JsonNode last = settled(staff, received, goods);
        assertThat(last.at("/balance/amount").asString()).isEqualTo("0.00");
        assertThat(letter(SHOP, email, "remboursement pour la commande " + bought.number())).contains("Boutique Sport");
        assertThat(
            emma
                .send("{ shop { orders(first: 1) { nodes { id timeline { kind } } } } }")
                .texts("/shop/orders/nodes/0/timeline", "/kind")
        ).contains("PLACED", "FULFILLED", "DELIVERED", "RETURN_REQUESTED", "RETURN_RECEIVED", "REFUNDED");
    }

    private record Bought(String id, int number, String total) {}

    private static GraphQlClient withArticleInCart(GraphQlClient visitor) {
        Answer added = addArticle(visitor);
        return visitor.cookie(added.header("Set-Cookie").split(";", 2)[0]);
    }

    /** What the search finds first for a word with a typing error. */
    private static Answer addArticle(GraphQlClient buyer) {
        Answer found = buyer.send(
            "{ shop { search(query: \"chausures trail\", first: 1, where: { available: true })" +
                " { nodes { variants { id available } } } } }"
        );
        String article = "";
        for (JsonNode variant : found.data("/shop/search/nodes/0/variants")) {
            article = variant.at("/available").asBoolean() ? variant.at("/id").asString() : article;
        }
        Answer added = buyer.send(
            "mutation ($id: ID!) { shopCartLinesAdd(lines: [{ variantId: $id, quantity: 1 }])" +
                " { cart { totalQuantity } userErrors { message } } }",
            Map.of("id", article)
        );
        assertThat(added.data("/shopCartLinesAdd/cart/totalQuantity").asInt()).as(added.body()).isEqualTo(1);
        return added;
    }

    private static Bought order(GraphQlClient buyer, @Nullable String email) {
        Answer started = buyer.send(
            "mutation { shopCheckoutStart { checkout { id reservedUntil } userErrors { message } } }"
        );
        String id = started.data("/shopCheckoutStart/checkout/id").asString();
        assertThat(started.data("/shopCheckoutStart/userErrors").size()).as(started.body()).isZero();
        if (email != null) {
            buyer.send(
                "mutation ($id: ID!, $email: String!) { shopCheckoutContactSet(id: $id, input: { email: $email })" +
                    " { userErrors { message } } }",
                Map.of("id", id, "email", email)
            );
        }
        Answer addressed = buyer.send(
            "mutation ($id: ID!, $home: AddressInput!) { shopCheckoutAddressesSet(id: $id, input: { shippingAddress: $home, billingAddress: $home })" +
                " { checkout { cart { deliveryQuotes { rates { id } } } } userErrors { message } } }",
            Map.of("id", id, "home", HOME)
        );
        String rate = addressed.data("/shopCheckoutAddressesSet/checkout/cart/deliveryQuotes/rates/0/id").asString();
        Answer chosen = buyer.send(
            "mutation ($id: ID!, $rate: ID!) { shopCheckoutDeliveryChoose(id: $id, input: { rateId: $rate })" +
                " { checkout { blockers cart { total { gross { amount currency } } } } userErrors { message } } }",
            Map.of("id", id, "rate", rate)
        );
        JsonNode total = chosen.data("/shopCheckoutDeliveryChoose/checkout/cart/total/gross");
        Answer done = buyer.send(
            "mutation ($id: ID!, $total: MoneyInput!) { shopCheckoutComplete(id: $id, input: { paymentMethod: BANK_TRANSFER," +
                " expectedTotal: $total, acceptsTerms: true }) @idempotent(key: \"" +
                id +
                "\")" +
                " { receipt { orderId orderNumber status total { amount } } userErrors { code message } } }",
            Map.of(
                "id",
                id,
                "total",
                Map.of("amount", total.at("/amount").asString(), "currency", total.at("/currency").asString())
            )
        );
        JsonNode receipt = done.data("/shopCheckoutComplete/receipt");
        assertThat(receipt.at("/status").asString()).as(done.body()).isEqualTo("PLACED");
        return new Bought(
            receipt.at("/orderId").asString(),
            receipt.at("/orderNumber").asInt(),
            receipt.at("/total/amount").asString()
        );
    }

    /** Staff see the money come, send the parcel and hear that it arrived; the buyer reads of each step. */
    private static JsonNode deliver(GraphQlClient staff, Bought bought, String email) {
        assertThat(letter(SHOP, email, "votre commande " + bought.number() + " –")).contains("Boutique Sport");
        JsonNode placed = read(staff, bought.id());
        JsonNode paid = change(staff, placed, "backofficeOrderMarkPaid(id: $id, version: $version)", null, null);
        assertThat(paid.at("/paid/amount").asString()).isEqualTo(bought.total());
        JsonNode sent = change(
            staff,
            paid,
            "backofficeOrderFulfil(id: $id, version: $version, input: $input)",
            "BackofficeOrderFulfilInput!",
            Map.of("carrier", "Colissimo", "trackingNumber", "6A0001")
        );
        assertThat(letter(SHOP, email, "commande " + bought.number() + " est en route")).contains("6A0001");
        String parcel = sent.at("/fulfilments/0/id").asString();
        JsonNode delivered = change(
            staff,
            sent,
            "backofficeOrderMarkDelivered(id: $id, version: $version, fulfilmentId: \"" + parcel + "\")",
            null,
            null
        );
        assertThat(delivered.at("/fulfilmentStatus").asString()).isEqualTo("DELIVERED");
        return delivered;
    }

    private static JsonNode read(GraphQlClient staff, String id) {
        return staff
            .send("query ($id: ID!) { backoffice { order(id: $id) { " + ORDER + " } } }", Map.of("id", id))
            .data("/backoffice/order");
    }

    private static JsonNode change(
        GraphQlClient staff,
        JsonNode order,
        String call,
        @Nullable String inputType,
        @Nullable Object input
    ) {
        Map<String, Object> variables = Map.of(
            "id",
            order.at("/id").asString(),
            "version",
            order.at("/version").asInt(),
            "input",
            input == null ? "" : input
        );
        String declared = inputType == null ? "" : ", $input: " + inputType;
        Answer answer = staff.send(
            "mutation ($id: ID!, $version: Int!" +
                declared +
                ") { " +
                call +
                " { order { " +
                ORDER +
                " } userErrors { code message } } }",
            variables
        );
        String root = "/" + call.substring(0, call.indexOf('('));
        assertThat(answer.data(root + "/userErrors").size())
            .as(answer.body())
            .isZero();
        return answer.data(root + "/order");
    }

    /** The order when its refund has gone out. */
    private static JsonNode settled(GraphQlClient staff, JsonNode order, String refunded) {
        String id = order.at("/id").asString();
        await()
            .atMost(Duration.ofSeconds(20))
            .untilAsserted(() -> assertThat(read(staff, id).at("/refunded/amount").asString()).isEqualTo(refunded));
        return read(staff, id);
    }
}
