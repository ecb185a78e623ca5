package io.quelyos.bff.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.cart.CartShop;
import io.quelyos.bff.order.OrderShop;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SocketClient;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** The protocol graphql-transport-ws, and who may speak it. */
@ServerTest
class GraphQlSocketTest {

    private static final String CHANGED =
        "subscription ($after: String) { shopCartChanged(after: $after) { eventId kind cart { totalQuantity } } }";

    @Autowired
    private ApplicationContext server;

    private CartShop shop;
    private GraphQlClient guest;

    @BeforeEach
    void open() {
        shop = CartShop.open(server);
        guest = shop.guest();
    }

    @Test
    void followsTheCartAndStopsWhenAsked() {
        try (SocketClient socket = guest.socket().init(Map.of())) {
            socket.subscribe("one", CHANGED, Map.of());
            assertThat(told(socket.next(), "one").path("kind").asString()).isEqualTo("STARTED");
            ShopCartEventsTest.add(guest, shop.article(100, 9), 2);
            JsonNode changed = told(socket.next(), "one");
            assertThat(changed.path("kind").asString()).isEqualTo("CHANGED");
            assertThat(changed.at("/cart/totalQuantity").asInt()).isEqualTo(2);

            socket.send(Map.of("type", "complete", "id", "one"));
            socket.send(Map.of("type", "ping"));
            assertThat(socket.next().path("type").asString()).isEqualTo("pong");
            ShopCartEventsTest.add(guest, shop.article(100, 9), 1);
            // Under the same name again, after what was seen.
            Map<String, Object> payload = new HashMap<>(Map.of("query", CHANGED));
            payload.put("extensions", Map.of("lastEventId", changed.path("eventId").asString()));
            socket.send(Map.of("type", "subscribe", "id", "one", "payload", payload));
            assertThat(told(socket.next(), "one").at("/cart/totalQuantity").asInt()).isEqualTo(3);
        }
    }

    @Test
    void refusesAtItsPlaceWhatItDoesNotCarry() {
        try (SocketClient socket = guest.socket().init(Map.of())) {
            assertThat(refused(socket, "{ shop { __typename } }")).isEqualTo("BAD_REQUEST");
            assertThat(refused(socket, "mutation { shopCartClear { userErrors { code } } }")).isEqualTo("BAD_REQUEST");
            assertThat(refused(socket, "subscription { nope }")).isEqualTo("GRAPHQL_VALIDATION_FAILED");
            assertThat(refused(socket, "subscription { backofficeOrderChanged { kind } }")).isEqualTo(
                "GRAPHQL_VALIDATION_FAILED"
            );
            assertThat(refused(socket, "subscription { shopCartChanged(after: \"x\") { kind } }")).isEqualTo(
                "BAD_USER_INPUT"
            );
            for (int i = 0; i < 20; i++) {
                socket.subscribe("s" + i, CHANGED, Map.of());
                told(socket.next(), "s" + i);
            }
            assertThat(refused(socket, CHANGED)).isEqualTo("LIMIT_EXCEEDED");
        }
    }

    @Test
    void takesCredentialsFromTheFirstMessage() {
        OrderShop orders = OrderShop.open(server);
        var staff = orders.goods().sessions();
        java.util.UUID account = java.util.UUID.randomUUID();
        orders
            .goods()
            .run(
                "insert into staff_account (id, email, display_name, password_hash) values (?, ?, 'S', 'x')",
                account,
                account + "@staff.example"
            );
        orders
            .goods()
            .run(
                "insert into staff_member (tenant_id, account_id, role) values (?, ?, 'OWNER')",
                orders.tenant(),
                account
            );
        String secret = staff
            .open(
                orders.goods().tenant().id(),
                io.quelyos.persistence.redis.SessionKind.STAFF,
                account,
                "S",
                new io.quelyos.auth.context.ClientInfo("127.0.0.1", "test"),
                null
            )
            .secret();
        GraphQlClient nobody = GraphQlClient.of(shop.port());
        try (SocketClient socket = nobody.socket().init(Map.of("X-Session-Id", secret))) {
            socket.subscribe("o", "subscription { backofficeOrderChanged { kind } }", Map.of());
            assertThat(socket.next().at("/payload/data/backofficeOrderChanged/kind").asString()).isEqualTo("STARTED");
        }
        try (SocketClient socket = nobody.socket()) {
            socket.send(Map.of("type", "connection_init", "payload", Map.of("X-Session-Id", "made-up")));
            assertThat(socket.nextCode()).isEqualTo(4401);
        }
        try (SocketClient socket = guest.socket()) {
            socket.send(Map.of("type", "connection_init", "payload", Map.of("X-Session-Id", secret)));
            assertThat(socket.nextCode()).isEqualTo(4400);
        }
        try (SocketClient socket = nobody.socket()) {
            String other = shop.tenant().slug();
            Map<String, String> payload = Map.of("x-session-id", secret, "x-tenant", other);
            socket.send(Map.of("type", "connection_init", "payload", payload));
            assertThat(socket.nextCode()).isEqualTo(4403);
        }
    }

    @Test
    void isClosedWhereTheProtocolIsBroken() {
        try (SocketClient socket = guest.socket()) {
            assertThat(socket.subscribe("early", CHANGED, Map.of()).nextCode()).isEqualTo(4401);
        }
        try (SocketClient socket = guest.socket()) {
            assertThat(socket.sendText("hello").nextCode()).isEqualTo(4400);
        }
        try (SocketClient socket = guest.socket().init(Map.of())) {
            assertThat(socket.send(Map.of("type", "connection_init")).nextCode()).isEqualTo(4429);
        }
        try (SocketClient socket = guest.socket().init(Map.of())) {
            socket.subscribe("twice", CHANGED, Map.of());
            socket.next();
            assertThat(socket.subscribe("twice", CHANGED, Map.of()).nextCode()).isEqualTo(4409);
        }
        try (SocketClient socket = guest.socket()) {
            assertThat(socket.nextCode()).isEqualTo(4408);
        }
    }

    @Test
    void isClosedWithTheSession() {
        GraphQlClient device = shop.device(shop.customer());
        try (SocketClient socket = device.socket().init(Map.of())) {
            socket.subscribe("one", CHANGED, Map.of());
            told(socket.next(), "one");
            device.send("mutation { shopSignOut { signedOut } }").data("/shopSignOut/signedOut");
            assertThat(socket.nextCode()).isEqualTo(4401);
        }
    }

    @Test
    void opensForNoForeignPageWithTheShopsCookie() {
        try (SocketClient socket = guest.with("Origin", "https://evil.example").socket()) {
            assertThat(socket.refusal()).isEqualTo(403);
        }
        try (SocketClient socket = guest.with("Origin", "http://127.0.0.1:" + shop.port()).socket()) {
            assertThat(socket.refusal()).isZero();
        }
    }

    private static JsonNode told(JsonNode message, String id) {
        assertThat(message.path("type").asString()).as(message.toString()).isEqualTo("next");
        assertThat(message.path("id").asString()).isEqualTo(id);
        assertThat(message.at("/payload/errors").isMissingNode()).as(message.toString()).isTrue();
        return message.at("/payload/data/shopCartChanged");
    }

    private static String refused(SocketClient socket, String document) {
        JsonNode message = socket.subscribe("refused", document, Map.of()).next();
        assertThat(message.path("type").asString()).as(message.toString()).isEqualTo("error");
        return message.at("/payload/0/extensions/code").asString();
    }
}
