package io.quelyos.bff.demo.order;

import io.quelyos.auth.context.TenantContext;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Buys in a demo shop as a buyer does: cart, checkout, order. */
final class DemoBuying {

    private static final String FIND =
        "query ($slug: String!) { shop { product(slug: $slug) { variants { id available } } } }";
    private static final String ADD = """
    mutation ($id: ID!, $quantity: Int!) {
        shopCartLinesAdd(lines: [{ variantId: $id, quantity: $quantity }]) { userErrors { message } }
    }
    """;
    private static final String START = "mutation { shopCheckoutStart { checkout { id } userErrors { message } } }";
    private static final String CONTACT = """
    mutation ($id: ID!, $email: String!) {
        shopCheckoutContactSet(id: $id, input: { email: $email }) { userErrors { message } }
    }
    """;
    private static final String ADDRESS = """
    mutation ($id: ID!, $home: AddressInput!) {
        shopCheckoutAddressesSet(id: $id, input: { shippingAddress: $home, billingAddress: $home }) {
            checkout { cart { deliveryQuotes { rates { id } } } }
            userErrors { message }
        }
    }
    """;
    private static final String DELIVERY = """
    mutation ($id: ID!, $rate: ID!) {
        shopCheckoutDeliveryChoose(id: $id, input: { rateId: $rate }) {
            checkout { cart { total { gross { amount currency } } } }
            userErrors { message }
        }
    }
    """;
    private static final String COMPLETE = """
    mutation ($id: ID!, $input: ShopCheckoutCompleteInput!) {
        shopCheckoutComplete(id: $id, input: $input) { receipt { orderId } userErrors { message } }
    }
    """;

    private final DemoSender sender;

    DemoBuying(DemoSender sender) {
        this.sender = sender;
    }

    /** A checkout to which nothing is missing but the buyer's word, and what it comes to. */
    record Ready(String id, Map<String, Object> total) {}

    /** Makes an order; answers its id. */
    String order(TenantContext buyer, DemoOrders.Wish wish) {
        for (String slug : wish.articles()) {
            add(buyer, article(buyer, slug), 1);
        }
        Ready ready = checkout(buyer, wish.email(), wish.home());
        Map<String, Object> input = Map.of(
            "paymentMethod",
            wish.payment(),
            "expectedTotal",
            ready.total(),
            "acceptsTerms",
            true
        );
        return text(
            sender.send(buyer, COMPLETE, Map.of("id", ready.id(), "input", input)),
            "/shopCheckoutComplete/receipt/orderId"
        );
    }

    /** The first article of a product that there is some of. */
    String article(TenantContext context, String slug) {
        for (JsonNode variant : sender.send(context, FIND, Map.of("slug", slug)).at("/shop/product/variants")) {
            if (variant.at("/available").asBoolean()) {
                return text(variant, "/id");
            }
        }
        throw new IllegalStateException("the demo catalogue has no article of " + slug);
    }

    void add(TenantContext buyer, String article, int quantity) {
        sender.send(buyer, ADD, Map.of("id", article, "quantity", quantity));
    }

    /** Goes to the checkout with the cart and says all that is needed there. */
    Ready checkout(TenantContext buyer, String email, Map<String, String> home) {
        String id = text(sender.send(buyer, START, Map.of()), "/shopCheckoutStart/checkout/id");
        sender.send(buyer, CONTACT, Map.of("id", id, "email", email));
        JsonNode addressed = sender.send(buyer, ADDRESS, Map.of("id", id, "home", home));
        String rate = text(addressed, "/shopCheckoutAddressesSet/checkout/cart/deliveryQuotes/rates/0/id");
        JsonNode total = sender
            .send(buyer, DELIVERY, Map.of("id", id, "rate", rate))
            .at("/shopCheckoutDeliveryChoose/checkout/cart/total/gross");
        return new Ready(id, Map.of("amount", text(total, "/amount"), "currency", text(total, "/currency")));
    }

    /** The names of things in an answer. */
    static String text(JsonNode node, String pointer) {
        String text = node.at(pointer).asString("");
        if (text.isEmpty()) {
            throw new IllegalStateException("a demo operation answers nothing at " + List.of(pointer, node));
        }
        return text;
    }
}
