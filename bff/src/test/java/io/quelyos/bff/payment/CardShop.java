package io.quelyos.bff.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.session.Sessions;
import io.quelyos.bff.checkout.CheckoutShop;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.persistence.redis.SessionKind;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** A shop that takes cards, by an account of its own at the stand-in for Stripe. */
record CardShop(
    CheckoutShop checkout,
    StripeAccount stripe,
    String secretKey,
    String webhookSecret,
    GraphQlClient owner
) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    static final String UPDATE =
        "mutation ($version: Int!, $input: BackofficePaymentMethodUpdateInput!) {" +
        " backofficePaymentMethodUpdate(code: CARD, version: $version, input: $input) {" +
        " paymentMethod { version active publishableKey secretKeySet webhookSecretSet capturedAtOnce }" +
        " userErrors { code message field } } }";

    static CardShop open(ApplicationContext server, boolean isCapturedAtOnce) {
        CheckoutShop checkout = CheckoutShop.open(server);
        String secretKey = "sk_test_" + UUID.randomUUID();
        String webhookSecret = "whsec_" + UUID.randomUUID();
        var shop = new CardShop(
            checkout,
            StripeStandIn.account(secretKey),
            secretKey,
            webhookSecret,
            owner(checkout, server.getBean(Sessions.class))
        );
        Answer answer = shop
            .owner()
            .send(
                UPDATE,
                Map.of(
                    "version",
                    0,
                    "input",
                    Map.of(
                        "active",
                        true,
                        "position",
                        3,
                        "publishableKey",
                        "pk_test_1",
                        "secretKey",
                        secretKey,
                        "webhookSecret",
                        webhookSecret,
                        "capturedAtOnce",
                        isCapturedAtOnce
                    )
                )
            );
        assertThat(answer.data("/backofficePaymentMethodUpdate/userErrors").size()).as(answer.body()).isZero();
        return shop;
    }

    private static GraphQlClient owner(CheckoutShop checkout, Sessions sessions) {
        UUID account = UUID.randomUUID();
        checkout
            .shop()
            .run(
                "insert into staff_account (id, email, display_name, password_hash) values (?, ?, 'S', 'x')",
                account,
                account + "@staff.example"
            );
        checkout
            .shop()
            .run(
                "insert into staff_member (tenant_id, account_id, role) values (?, ?, 'OWNER')",
                checkout.shop().id(),
                account
            );
        var client = new ClientInfo("127.0.0.1", "test");
        var session = sessions.open(checkout.shop().tenant().id(), SessionKind.STAFF, account, "S", client, null);
        return checkout.shop().visitor().staff(session.secret());
    }

    /** Orders by card; answers the order's id. */
    Answer order(GraphQlClient buyer, UUID article, int quantity, String total) {
        return CheckoutShop.complete(buyer, checkout.ready(buyer, article, quantity), "CARD", total);
    }

    static UUID idOf(Answer ordered) {
        String id = ordered.data("/shopCheckoutComplete/receipt/orderId").asString();
        return GlobalId.decode("ord", id).orElseThrow();
    }

    /** The one payment that began at the provider. */
    String intent() {
        assertThat(stripe.intents()).hasSize(1);
        return stripe.intents().getFirst();
    }

    /** A message about a payment, as Stripe writes it. */
    static String message(String id, String type, Map<String, Object> intent) {
        return JSON.writeValueAsString(
            Map.of("id", id, "object", "event", "type", type, "data", Map.of("object", intent))
        );
    }

    /** The same payment with another status, as a message of earlier or later would tell it. */
    static Map<String, Object> as(Map<String, Object> intent, String status) {
        Map<String, Object> other = new LinkedHashMap<>(intent);
        other.put("status", status);
        return other;
    }

    /** Delivers a message with the signature that Stripe would give it. */
    int tell(String message) {
        return tell(message, webhookSecret, Instant.now().getEpochSecond());
    }

    /** Delivers a message that was signed with a secret at a time; answers the status. */
    int tell(String message, String secret, long time) {
        try {
            String signature = Webhook.Signature.generateSignatureHeader(message, secret, time);
            return tellSigned(message, signature);
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException(exception);
        }
    }

    int tellSigned(String message, String signature) {
        GraphQlClient stripes = GraphQlClient.of(checkout.shop().port());
        return stripes
            .exchange(
                stripes
                    .request("/webhooks/stripe/" + checkout.shop().tenant().slug())
                    .header("Content-Type", "application/json")
                    .header("Stripe-Signature", signature)
                    .POST(HttpRequest.BodyPublishers.ofString(message))
            )
            .status();
    }

    /** Where an order stands: its status, what was paid, what went back, why it ended. */
    String standing(UUID order) {
        return checkout
            .shop()
            .one(
                String.class,
                "select status || ' ' || payment_status || ' ' || paid_minor || '-' || refunded_minor" +
                    " || coalesce(' ' || cancel_reason, '') from shop_order where id = ?",
                order
            );
    }

    /** Ends the time that an order waits for its money, and has its job look. */
    void endWaiting(UUID order) {
        checkout.shop().run("update shop_order set payment_due_at = now() - interval '1 second' where id = ?", order);
        checkout
            .shop()
            .run(
                "update scheduled_tasks set execution_time = now() where task_name = 'payment-deadline'" +
                    " and task_instance = ?",
                order.toString()
            );
    }

    /** What happened to an order, the first first. */
    List<String> events(UUID order) {
        return checkout
            .shop()
            .database()
            .superuser()
            .sql("select kind from order_event where order_id = ? order by id")
            .param(order)
            .query(String.class)
            .list();
    }

    /** The entries of an order's ledger, the first first. */
    List<String> ledger(UUID order) {
        return checkout
            .shop()
            .database()
            .superuser()
            .sql("select kind || ' ' || amount_minor from order_ledger_entry where order_id = ? order by id")
            .param(order)
            .query(String.class)
            .list();
    }

    /** Staff do something with an order, with the version that it has now. */
    Answer staff(UUID order, String mutation, String input) {
        int version = checkout.shop().one(Integer.class, "select version from shop_order where id = ?", order);
        return owner.send(
            "mutation ($id: ID!, $version: Int!) { done: " +
                mutation +
                "(id: $id, version: $version" +
                input +
                ") { order { status paymentStatus allowedSteps } userErrors { code message field } } }",
            Map.of("id", GlobalId.encode("ord", order), "version", version)
        );
    }

    /** An operator lets a tenant speak to the outside, or has it be silent: Enable or Disable. */
    void speak(GraphQlClient operator, UUID tenant, String verb) {
        int version = checkout.shop().one(Integer.class, "select version from tenant where id = ?", tenant);
        Answer answer = operator.send(
            "mutation ($id: ID!, $version: Int!) { done: superAdminTenantOutgoing" +
                verb +
                "(id: $id, version: $version, reason: \"test\") { tenant { isOutgoingOn } } }",
            Map.of("id", GlobalId.encode("ten", tenant), "version", version)
        );
        assertThat(answer.data("/done/tenant/isOutgoingOn").asBoolean()).isEqualTo(verb.equals("Enable"));
    }

    /** What staff are offered to do with an order. */
    List<String> staffSteps(UUID order) {
        return owner
            .send(
                "query ($id: ID!) { backoffice { order(id: $id) { allowedSteps } } }",
                Map.of("id", GlobalId.encode("ord", order))
            )
            .texts("/backoffice/order/allowedSteps", "");
    }
}
