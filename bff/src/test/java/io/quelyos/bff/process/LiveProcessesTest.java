package io.quelyos.bff.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.EventStream;
import io.quelyos.bff.testing.EventStream.Event;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.SecondLane;
import io.quelyos.bff.testing.SocketClient;
import io.quelyos.persistence.testing.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** Two servers on one database and one Redis: clients of the one hear of what happens on the other, and go there. */
@SecondLane
@Tag("process")
class LiveProcessesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String CART =
        "subscription ($after: String) { shopCartChanged(after: $after) { eventId kind cart { totalQuantity } } }";
    private static final String ADD =
        "mutation ($id: ID!) { shopCartLinesAdd(lines: [{ variantId: $id }]) { cart { totalQuantity } userErrors { message } } }";
    private static final UUID ARTICLE = UUID.fromString("00000000-0000-7000-8000-000000000004");
    /** RFC 6455's code of a service that restarts. */
    private static final int RESTART = 1012;

    private static ScratchDatabase database;
    private static RedisServer redis;
    private static Child first;
    private static Child second;

    @BeforeAll
    static void start() throws IOException {
        Path folder = Child.newFolder();
        database = ScratchDatabase.empty();
        int redisPort = Child.freePort();
        redis = RedisServer.newRedisServer().bind("127.0.0.1").port(redisPort).setting("save \"\"").build();
        redis.start();
        Map<String, String> settings = ExternalServersTest.settings(database, redisPort);
        first = Child.start(folder, settings, "--management.server.port=" + Child.freePort()).awaitReady();
        furnish();
        second = Child.start(folder, settings, "--management.server.port=" + Child.freePort()).awaitReady();
    }

    @AfterAll
    static void stop() throws IOException {
        second.close();
        first.close();
        redis.stop();
        database.close();
    }

    @Test
    void tellWhatHappensOnTheOtherAndLetClientsGoOnThereWhenOneStops() {
        String cookie = enter();
        GraphQlClient here = first.client().tenant("ada").cookie(cookie);
        GraphQlClient there = second.client().tenant("ada").cookie(cookie);
        String seen;
        try (EventStream stream = here.subscribe(CART, Map.of()); SocketClient socket = here.socket().init(Map.of())) {
            assertThat(kind(stream.next())).isEqualTo("STARTED");
            socket.subscribe("one", CART, Map.of());
            assertThat(socket.next().at("/payload/data/shopCartChanged/kind").asString()).isEqualTo("STARTED");

            assertThat(add(there)).isEqualTo(2);
            Event changed = stream.next();
            assertThat(kind(changed)).isEqualTo("CHANGED");
            assertThat(changed.data("/shopCartChanged/cart/totalQuantity").asInt()).isEqualTo(2);
            assertThat(socket.next().at("/payload/data/shopCartChanged/cart/totalQuantity").asInt()).isEqualTo(2);
            seen = changed.id();

            first.terminate();
            // Without a word that nothing follows, so that the client comes back.
            stream.awaitEnd();
            assertThat(socket.nextCode()).isEqualTo(RESTART);
        }
        assertThat(first.awaitEnd()).isIn(0, 143);
        assertThat(first.console()).contains("Graceful shutdown complete").doesNotContain("Graceful shutdown aborted");

        assertThat(add(there)).isEqualTo(3);
        try (EventStream again = there.subscribe(CART, Map.of("after", seen))) {
            Event missed = again.next();
            assertThat(kind(missed)).as("nothing is missed by going elsewhere").isEqualTo("CHANGED");
            assertThat(missed.data("/shopCartChanged/cart/totalQuantity").asInt()).isEqualTo(3);
        }
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(count("live_event")).isZero());
    }

    /** A guest with one thing in the cart; answers the cookie. */
    private static String enter() {
        Answer answer = first.client().tenant("ada").send(ADD, article());
        assertThat(answer.data("/shopCartLinesAdd/cart/totalQuantity").asInt()).isEqualTo(1);
        String set = answer.headers().allValues("Set-Cookie").getLast();
        return set.substring(0, set.indexOf(';'));
    }

    private static int add(GraphQlClient guest) {
        return guest.send(ADD, article()).data("/shopCartLinesAdd/cart/totalQuantity").asInt();
    }

    private static Map<String, Object> article() {
        return Map.of("id", GlobalId.encode("var", ARTICLE));
    }

    private static String kind(Event event) {
        return event.data("/shopCartChanged/kind").asString();
    }

    private static int count(String what) {
        return database
            .superuser()
            .sql("select count(*) from " + what)
            .query(Integer.class)
            .single();
    }

    private static void furnish() {
        String tenant = "'00000000-0000-7000-8000-000000000001'";
        String location = "'00000000-0000-7000-8000-000000000002'";
        String product = "'00000000-0000-7000-8000-000000000003'";
        String of = " values (" + tenant + ", ";
        for (String statement : List.of(
            "insert into tenant (id, slug, name, plan_code) values (" + tenant + ", 'ada', 'Ada', 'STARTER')",
            "insert into site (tenant_id, name)" + of + "'Ada')",
            "insert into location (tenant_id, id, code, name)" + of + location + ", 'here', 'Here')",
            "insert into product (tenant_id, id, slug, name, name_key, status, published_at)" +
                of +
                product +
                ", 'thing', 'Thing', 'x', 'ACTIVE', now() - interval '1 day')",
            "insert into variant (tenant_id, id, product_id, position, sku, price_minor, weight_grams)" +
                of +
                "'" +
                ARTICLE +
                "', " +
                product +
                ", 1, 'THING', 1000, 100)",
            "insert into stock_level (tenant_id, variant_id, location_id, quantity)" +
                of +
                "'" +
                ARTICLE +
                "', " +
                location +
                ", 9)"
        )) {
            database.execute(statement);
        }
    }
}
