package io.quelyos.bff.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.cart.CartShop;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** A shop whose buyers can order: it takes bank transfers and cash, and has a point where goods are fetched. */
public record CheckoutShop(CartShop shop, UUID point) {
    public static final String ERRORS =
        "userErrors { __typename code message field ... on InsufficientStock { available }" +
        " ... on PriceChanged { oldAmount { amount } newAmount { amount } } ... on CheckoutIncomplete { blocker }" +
        " ... on QuotaExceeded { metric limit used } ... on GiftCardRefused { reason } }";
    public static final String CHECKOUT =
        "{ checkout { id state reservedUntil email blockers paymentMethods { code }" +
        " cart { total { gross { amount } } amountDue { amount } } } " +
        ERRORS +
        " }";
    public static final String START = "mutation { shopCheckoutStart " + CHECKOUT + " }";
    public static final String COMPLETE =
        "mutation ($id: ID!, $input: ShopCheckoutCompleteInput!) { shopCheckoutComplete(id: $id, input: $input) {" +
        " receipt { orderId orderNumber status total { amount } amountDue { amount } paymentDueAt" +
        " order { number } payments { method state amount { amount } instructions clientSecret } } " +
        ERRORS +
        " } }";
    private static final String SAY =
        "mutation ($id: ID!, $contact: ShopCheckoutContactInput!, $addresses: ShopCheckoutAddressesInput!," +
        " $delivery: ShopCheckoutDeliveryInput!) {" +
        " shopCheckoutContactSet(id: $id, input: $contact) { userErrors { code message } }" +
        " shopCheckoutAddressesSet(id: $id, input: $addresses) { userErrors { code message } }" +
        " shopCheckoutDeliveryChoose(id: $id, input: $delivery) " +
        CHECKOUT +
        " }";
    private static final Map<String, Object> ADDRESS = Map.of(
        "name",
        "Ada Buyer",
        "line1",
        "1 rue du Test",
        "postalCode",
        "75001",
        "city",
        "Paris",
        "countryCode",
        "FR"
    );

    /** A new shop. */
    public static CheckoutShop open(ApplicationContext server) {
        CartShop shop = CartShop.open(server);
        UUID point = UuidCreator.getTimeOrderedEpoch();
        shop.run(
            "insert into payment_method (tenant_id, code, is_active, position, instructions)" +
                " values (?, 'BANK_TRANSFER', true, 1, 'FR76 3000'), (?, 'CASH_ON_DELIVERY', true, 2, null)",
            shop.id(),
            shop.id()
        );
        shop.run(
            "insert into pickup_point (tenant_id, id, name, line1, postal_code, city, country_code, minimum_days," +
                " maximum_days) values (?, ?, 'Shop', '1 rue', '75001', 'Paris', 'FR', 0, 1)",
            shop.id(),
            point
        );
        return new CheckoutShop(shop, point);
    }

    /** Puts pieces into a buyer's cart. */
    public void fill(GraphQlClient buyer, UUID article, int quantity) {
        Answer answer = buyer.send(
            "mutation ($lines: [ShopCartLineInput!]!) { shopCartLinesAdd(lines: $lines) { userErrors { message } } }",
            Map.of("lines", List.of(CartShop.line(article, quantity)))
        );
        assertThat(answer.data("/shopCartLinesAdd/userErrors").size()).as(answer.body()).isZero();
    }

    /** Starts a checkout that succeeds; answers its id. */
    public String start(GraphQlClient buyer) {
        Answer started = buyer.send(START);
        assertThat(started.data("/shopCheckoutStart/userErrors").size()).as(started.body()).isZero();
        return started.data("/shopCheckoutStart/checkout/id").asString();
    }

    /** Says all that is needed; answers the checkout. */
    public Answer say(GraphQlClient buyer, String id) {
        return say(buyer, id, point);
    }

    /** Says all that is needed where goods are fetched at a point; answers the checkout. */
    public static Answer say(GraphQlClient buyer, String id, UUID point) {
        return buyer.send(
            SAY,
            Map.of(
                "id",
                id,
                "contact",
                Map.of("email", "Ada@Mail.example", "phone", "+33 1 23 45"),
                "addresses",
                Map.of("shippingAddress", ADDRESS),
                "delivery",
                Map.of("pickupPointId", GlobalId.encode("pup", point))
            )
        );
    }

    /** A checkout with nothing missing but the order; answers its id. */
    public String ready(GraphQlClient buyer, UUID article, int quantity) {
        fill(buyer, article, quantity);
        String id = start(buyer);
        assertThat(say(buyer, id).texts("/shopCheckoutDeliveryChoose/checkout/blockers", "")).containsExactly(
            "TERMS_NOT_ACCEPTED"
        );
        return id;
    }

    /** What a buyer says who orders. */
    public static Map<String, Object> order(String id, String method, String total) {
        return Map.of(
            "id",
            id,
            "input",
            Map.of(
                "paymentMethod",
                method,
                "expectedTotal",
                Map.of("amount", total, "currency", "EUR"),
                "acceptsTerms",
                true
            )
        );
    }

    /** Asks for the order. */
    public static Answer complete(GraphQlClient buyer, String id, String method, String total) {
        return buyer.send(COMPLETE, order(id, method, total));
    }

    /** The pieces of an article at the one place of the shop, as quantity/reserved. */
    public String level(UUID article) {
        return shop.one(
            String.class,
            "select quantity || '/' || reserved from stock_level where tenant_id = ? and variant_id = ?",
            shop.id(),
            article
        );
    }

    /** How many rows of the shop a table has. */
    public long count(String table) {
        return shop.one(Long.class, "select count(*) from " + table + " where tenant_id = ?", shop.id());
    }

    /** Whether everywhere exactly as many pieces are kept as there are reservations of them, and none is missing. */
    public void isSound() {
        assertThat(
            shop.one(
                Long.class,
                "select count(*) from stock_level s where s.tenant_id = ? and (s.quantity < 0 or s.reserved <>" +
                    " (select coalesce(sum(r.quantity), 0) from stock_reservation r where r.tenant_id = s.tenant_id" +
                    " and r.variant_id = s.variant_id and r.location_id = s.location_id))",
                shop.id()
            )
        ).isZero();
        assertThat(
            shop.one(
                Long.class,
                "select count(*) from shop_order o where o.tenant_id = ? and o.paid_minor - o.refunded_minor <>" +
                    " (select -coalesce(sum(e.amount_minor), 0) from order_ledger_entry e where e.tenant_id =" +
                    " o.tenant_id and e.order_id = o.id and e.kind in ('PAYMENT', 'REFUND', 'REFUND_FAILED'))",
                shop.id()
            )
        )
            .as("orders that do not agree with their ledgers")
            .isZero();
    }
}
