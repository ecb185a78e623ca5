package io.quelyos.bff.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.cart.CartShop;
import io.quelyos.bff.graphql.type.CursorCodec;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.order.OrderShop;
import io.quelyos.bff.order.TestOrders.Buyer;
import io.quelyos.bff.order.TestOrders.Pay;
import io.quelyos.bff.testing.EventStream;
import io.quelyos.bff.testing.EventStream.Event;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Staff and buyers follow orders. */
@ServerTest
class OrderChangesTest {

    private static final String STAFF =
        "subscription ($id: ID, $after: String) { backofficeOrderChanged(id: $id, after: $after)" +
        " { eventId kind happened order { id fulfilmentStatus } } }";
    private static final String BUYER =
        "subscription ($id: ID) { shopOrderChanged(id: $id) { kind happened order { id fulfilmentStatus } } }";
    private static final String BY_KEY =
        "subscription ($id: ID, $key: String) { shopOrderChanged(id: $id, key: $key) { kind happened" +
        " order { id fulfilmentStatus } } }";
    private static final String FULFIL =
        "mutation ($id: ID!) { backofficeOrderFulfil(id: $id, version: 1, input: {}) { order { id } userErrors { message } } }";
    private static final String NOTE =
        "mutation ($id: ID!) { backofficeOrderNoteAdd(id: $id, note: \"Fragile\") { order { id } } }";
    private static final int MANY = 1000;

    @Autowired
    private ApplicationContext server;

    @Autowired
    private TenantDb tenantDb;

    @Autowired
    private LiveEvents events;

    private OrderShop shop;
    private OrderShop twin;

    @BeforeEach
    void open() {
        shop = OrderShop.open(server);
        twin = OrderShop.open(server);
    }

    @Test
    void tellsStaffEverythingAndBuyersWhatIsForThem() {
        UUID customer = shop.goods().customer();
        UUID order = shop.order(new Buyer(customer, null, "ada@mail.example", "fr"), Pay.PAID, 1);
        String id = GlobalId.encode("ord", order);
        GraphQlClient owner = shop.staff("OWNER");
        try (
            EventStream ofStaff = owner.subscribe(STAFF, Map.of());
            EventStream ofBuyer = shop.goods().device(customer).subscribe(BUYER, Map.of("id", id));
            EventStream ofNeighbour = shop.goods().device(shop.goods().customer()).subscribe(BUYER, Map.of("id", id));
            EventStream ofTwin = twin.staff("OWNER").subscribe(STAFF, Map.of("id", id))
        ) {
            assertThat(ofStaff.next().data("/backofficeOrderChanged/kind").asString()).isEqualTo("STARTED");
            assertThat(ofBuyer.next().data("/shopOrderChanged/order/id").asString()).isEqualTo(id);
            assertThat(ofNeighbour.next().data("/shopOrderChanged/order").isNull()).isTrue();
            assertThat(ofTwin.next().data("/backofficeOrderChanged/order").isNull()).isTrue();

            owner.send(NOTE, Map.of("id", id)).data("/backofficeOrderNoteAdd/order/id");
            owner.send(FULFIL, Map.of("id", id)).data("/backofficeOrderFulfil/order/id");

            assertThat(happened(ofStaff.next())).isEqualTo("NOTE_ADDED");
            Event sent = ofStaff.next();
            assertThat(happened(sent)).isEqualTo("FULFILLED");
            assertThat(sent.data("/backofficeOrderChanged/order/fulfilmentStatus").asString()).isEqualTo("FULFILLED");
            Event told = ofBuyer.next();
            assertThat(told.data("/shopOrderChanged/happened").asString()).isEqualTo("FULFILLED");
            assertThat(told.data("/shopOrderChanged/order/fulfilmentStatus").asString()).isEqualTo("FULFILLED");
            assertThat(ofNeighbour.poll(300)).isNull();
            assertThat(ofTwin.poll(1)).isNull();
        }
    }

    /** Somebody who is not in the session in which the order was placed, and has looked it up by number and address. */
    @Test
    void tellsWhoeverHasTheKeyOfTheOneOrder() {
        CartShop goods = shop.goods();
        UUID order = shop.order(new Buyer(goods.customer(), null, "ada@mail.example", "fr"), Pay.PAID, 1);
        String id = GlobalId.encode("ord", order);
        GraphQlClient visitor = goods.visitor();
        String key = visitor
            .send("mutation { shopOrderLookup(number: 1, email: \"ada@mail.example\") { key } }")
            .data("/shopOrderLookup/key")
            .asString();
        try (EventStream stream = visitor.subscribe(BY_KEY, Map.of("id", id, "key", key))) {
            assertThat(stream.next().data("/shopOrderChanged/order/id").asString()).isEqualTo(id);
            shop.staff("OWNER").send(FULFIL, Map.of("id", id)).data("/backofficeOrderFulfil/order/id");
            Event told = stream.next();
            assertThat(told.data("/shopOrderChanged/happened").asString()).isEqualTo("FULFILLED");
            assertThat(told.data("/shopOrderChanged/order/fulfilmentStatus").asString()).isEqualTo("FULFILLED");
        }
        String another = GlobalId.encode("ord", shop.order(Pay.PAID, 1));
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
            Map.of("id", another, "key", key),
            Map.of("id", id, "key", "x" + key),
            Map.of("key", key)
        )) {
            assertThat(visitor.first(BY_KEY, wrong).errorCodes()).containsExactly("FORBIDDEN");
        }
        assertThat(
            twin
                .goods()
                .visitor()
                .first(BY_KEY, Map.of("id", id, "key", key))
                .errorCodes()
        ).containsExactly("FORBIDDEN");
    }

    /** The listener is told nothing after the key's time, and learns why. */
    @Test
    void endsWithTheKey() {
        UUID order = shop.order(new Buyer(shop.goods().customer(), null, "ada@mail.example", "fr"), Pay.PAID, 1);
        String id = GlobalId.encode("ord", order);
        Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(8);
        String key = server
            .getBean(CursorCodec.class)
            .encode(
                "shop.order.key",
                List.of(shop.tenant().toString(), order.toString(), Long.toString(end.getEpochSecond()))
            );
        try (
            EventStream stream = shop
                .goods()
                .visitor()
                .subscribe(BY_KEY, Map.of("id", id, "key", key))
        ) {
            assertThat(stream.next().data("/shopOrderChanged/order/id").asString()).isEqualTo(id);
            await().until(() -> Instant.now().isAfter(end));
            shop.staff("OWNER").send(FULFIL, Map.of("id", id)).data("/backofficeOrderFulfil/order/id");
            Event refusal = stream.next();
            assertThat(refusal.json().at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
            assertThat(refusal.json().at("/data/shopOrderChanged").isObject()).isFalse();
            assertThat(stream.next().type()).isEqualTo("complete");
            stream.awaitEnd();
        }
    }

    @Test
    void asksForThePermission() {
        String document = "subscription { backofficeOrderChanged { kind } }";
        assertThat(shop.staff("OWNER").first(document, Map.of()).errorCodes()).isEmpty();
        assertThat(shop.goods().guest().first(document, Map.of()).errorCodes()).containsExactly(
            "GRAPHQL_VALIDATION_FAILED"
        );
    }

    /** Two tenants publish at the same time; each hears its own events, all of them, once and in order. */
    @Test
    void neverTellsATenantOfAnothersThousandEvents() throws InterruptedException {
        List<OrderShop> shops = List.of(shop, twin);
        List<Thread> publishers = new ArrayList<>();
        try (
            EventStream first = shop.staff("OWNER").subscribe(STAFF, Map.of());
            EventStream second = twin.staff("OWNER").subscribe(STAFF, Map.of())
        ) {
            List<EventStream> streams = List.of(first, second);
            streams.forEach(EventStream::next);
            for (OrderShop of : shops) {
                publishers.add(Thread.ofVirtual().start(() -> publish(of)));
            }
            for (int i = 0; i < 2; i++) {
                List<String> heard = new ArrayList<>();
                List<String> positions = new ArrayList<>();
                for (int n = 0; n < MANY; n++) {
                    Event event = streams.get(i).next();
                    heard.add(happened(event));
                    positions.add(event.id());
                }
                String mark = mark(shops.get(i));
                assertThat(heard).isEqualTo(
                    IntStream.range(0, MANY)
                        .mapToObj(n -> mark)
                        .toList()
                );
                assertThat(positions).doesNotHaveDuplicates();
                assertThat(streams.get(i).poll(200)).isNull();
            }
        }
        for (Thread publisher : publishers) {
            publisher.join();
        }
    }

    private void publish(OrderShop of) {
        TenantScoped scope = TenantScoped.of(of.goods().tenant().id());
        for (int n = 0; n < MANY; n++) {
            tenantDb.write(scope, () -> {
                var happened = new Marked(UUID.randomUUID(), mark(of));
                events.publish(scope, LiveTopic.tenantOrders(), "CHANGED", happened);
                return true;
            });
        }
    }

    /** Of the schema's names, so that each tenant's events can be told from the other's. */
    private String mark(OrderShop of) {
        return of.tenant().equals(shop.tenant()) ? "PLACED" : "CANCELLED";
    }

    private record Marked(UUID orderId, String happened) {}

    private static String happened(Event event) {
        return event.data("/backofficeOrderChanged/happened").asString();
    }
}
