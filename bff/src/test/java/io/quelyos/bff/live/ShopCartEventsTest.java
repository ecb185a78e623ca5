package io.quelyos.bff.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.cart.CartShop;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.EventStream;
import io.quelyos.bff.testing.EventStream.Event;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Buyers follow their carts over server-sent events. */
@ServerTest
class ShopCartEventsTest {

    static final String CHANGED =
        "subscription ($after: String) { shopCartChanged(after: $after)" +
        " { eventId kind at cart { totalQuantity lines { quantity product { name } } } } }";
    private static final String ADD =
        "mutation ($lines: [ShopCartLineInput!]!) { shopCartLinesAdd(lines: $lines) { cart { totalQuantity } } }";

    @Autowired
    private ApplicationContext server;

    @Autowired
    private TenantDb tenantDb;

    @Autowired
    private LiveEvents events;

    private CartShop shop;
    private CartShop twin;

    @BeforeEach
    void open() {
        shop = CartShop.open(server);
        twin = CartShop.open(server);
    }

    @Test
    void tellsTheCartFirstAndEveryChangeThen() {
        UUID article = shop.article(1250, 50);
        GraphQlClient guest = shop.guest();
        try (EventStream stream = guest.subscribe(CHANGED, Map.of())) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.header("Content-Type")).isEqualTo("text/event-stream;charset=utf-8");
            assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
            Event started = stream.next();
            assertThat(started.type()).isEqualTo("next");
            assertThat(kind(started)).isEqualTo("STARTED");
            assertThat(started.data("/shopCartChanged/cart").isNull()).isTrue();
            assertThat(started.id()).isEqualTo(started.data("/shopCartChanged/eventId").asString());

            add(guest, article, 2);
            Event first = stream.next();
            assertThat(kind(first)).isEqualTo("CHANGED");
            assertThat(first.data("/shopCartChanged/cart/totalQuantity").asInt()).isEqualTo(2);
            assertThat(first.data("/shopCartChanged/cart/lines/0/product/name").asString()).startsWith("Product");

            add(guest, article, 3);
            assertThat(stream.next().data("/shopCartChanged/cart/totalQuantity").asInt()).isEqualTo(5);
        }
    }

    @Test
    void goesOnAfterTheLastEventWithoutGapAndWithoutRepeating() {
        UUID article = shop.article(1250, 50);
        GraphQlClient guest = shop.guest();
        String seen;
        try (EventStream stream = guest.subscribe(CHANGED, Map.of())) {
            stream.next();
            add(guest, article, 1);
            seen = stream.next().id();
        }
        add(guest, article, 1);
        add(guest, article, 1);
        for (boolean isByHeader : List.of(false, true)) {
            GraphQlClient back = isByHeader ? guest.with("Last-Event-ID", seen) : guest;
            try (EventStream stream = back.subscribe(CHANGED, isByHeader ? Map.of() : Map.of("after", seen))) {
                Event second = stream.next();
                Event third = stream.next();
                assertThat(List.of(kind(second), kind(third))).containsExactly("CHANGED", "CHANGED");
                assertThat(List.of(seen, second.id(), third.id())).doesNotHaveDuplicates();
                assertThat(third.data("/shopCartChanged/cart/totalQuantity").asInt()).isEqualTo(3);
                assertThat(stream.poll(300)).isNull();
            }
        }
    }

    @Test
    void tellsThatEventsAreNotKeptAnyMore() {
        UUID customer = shop.customer();
        GraphQlClient device = shop.device(customer);
        String start;
        try (EventStream stream = device.subscribe(CHANGED, Map.of())) {
            start = stream.next().id();
        }
        publish(shop, customer, 1050);
        try (EventStream stream = device.subscribe(CHANGED, Map.of("after", start))) {
            Event missed = stream.next();
            assertThat(kind(missed)).isEqualTo("MISSED");
            add(device, shop.article(100, 5), 1);
            Event next = stream.next();
            assertThat(kind(next)).isEqualTo("CHANGED");
            assertThat(next.data("/shopCartChanged/cart/totalQuantity").asInt()).isEqualTo(1);
        }
        try (EventStream stream = device.subscribe(CHANGED, Map.of("after", "1000-0"))) {
            assertThat(kind(stream.next())).isEqualTo("MISSED");
        }
    }

    @Test
    void tellsNobodyOfAnothersCart() {
        GraphQlClient guest = shop.guest();
        GraphQlClient twinGuest = twin.guest();
        UUID article = shop.article(100, 5);
        try (
            EventStream own = guest.subscribe(CHANGED, Map.of());
            EventStream neighbour = shop.guest().subscribe(CHANGED, Map.of());
            EventStream foreign = twinGuest.subscribe(CHANGED, Map.of())
        ) {
            own.next();
            String start = neighbour.next().id();
            foreign.next();
            add(guest, article, 1);
            own.next();
            assertThat(neighbour.poll(300)).isNull();
            assertThat(foreign.poll(1)).isNull();
            // A position tells nothing of whose it is.
            try (EventStream guessed = twinGuest.subscribe(CHANGED, Map.of("after", start))) {
                Event first = guessed.poll(300);
                assertThat(first == null || kind(first).equals("MISSED")).isTrue();
            }
        }
    }

    @Test
    void refusesWhatItCannotCarry() {
        GraphQlClient guest = shop.guest();
        Answer unaccepted = guest.send(CHANGED, Map.of());
        assertThat(unaccepted.status()).isEqualTo(406);
        assertThat(unaccepted.errorCodes()).containsExactly("BAD_REQUEST");

        assertRefused(guest.first(CHANGED, Map.of("after", "yesterday")), "BAD_USER_INPUT");
        assertRefused(shop.visitor().first(CHANGED, Map.of()), "UNAUTHENTICATED");
        assertRefused(guest.first("subscription { shopCartMoved { kind } }", Map.of()), "GRAPHQL_VALIDATION_FAILED");
        assertRefused(
            guest.first("subscription { a: shopCartChanged { kind } b: shopCartChanged { kind } }", Map.of()),
            "GRAPHQL_VALIDATION_FAILED"
        );
        Answer mismatched = guest.tenant(twin.tenant().slug()).first(CHANGED, Map.of());
        assertThat(mismatched.errorCodes()).containsExactly("TENANT_MISMATCH");
    }

    @Test
    void answersAQueryAsAStreamWhereNothingElseIsAccepted() {
        try (EventStream stream = shop.guest().subscribe("{ shop { __typename } }", Map.of())) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.next().data("/shop/__typename").asString()).isEqualTo("ShopQuery");
            assertThat(stream.next().type()).isEqualTo("complete");
            stream.awaitEnd();
        }
    }

    private static void assertRefused(Answer answer, String code) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.errorCodes()).containsExactly(code);
        assertThat(answer.json().path("data").isMissingNode()).isTrue();
    }

    private void publish(CartShop at, UUID customer, int count) {
        TenantScoped scope = TenantScoped.of(at.tenant().id());
        tenantDb.write(scope, () -> {
            for (int i = 0; i < count; i++) {
                events.publish(scope, LiveTopic.cart("customer:" + customer), "CHANGED", new Nothing());
            }
            return count;
        });
        org.awaitility.Awaitility.await().until(() -> at.count("live_event") == 0);
    }

    private record Nothing() {}

    static void add(GraphQlClient client, UUID article, int quantity) {
        client
            .send(ADD, Map.of("lines", List.of(Map.of("variantId", CartShop.variantId(article), "quantity", quantity))))
            .data("/shopCartLinesAdd/cart/totalQuantity");
    }

    private static String kind(Event event) {
        return event.data("/shopCartChanged/kind").asString();
    }
}
