package io.quelyos.bff.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.cart.CartShop;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.persistence.live.LiveEventMapper;
import io.quelyos.persistence.redis.live.LiveNotices;
import io.quelyos.persistence.redis.live.LiveStreamStore;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;

/** A second instance on the same database and Redis: it has a connection, a hub and a publisher of its own. */
@ServerTest
class LiveInstancesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MANY = 300;

    @Autowired
    private ApplicationContext server;

    @Autowired
    private StringRedisTemplate redis;

    @Autowired
    private LiveStreamStore streams;

    @Autowired
    private LiveSettings settings;

    @Autowired
    private TenantDb tenantDb;

    @Autowired
    private LiveEventMapper mapper;

    @Autowired
    private LiveEvents events;

    private LiveNotices notices;
    private LiveHub hub;
    private CartShop shop;
    private TenantScoped scope;

    @BeforeEach
    void startAnotherInstance() {
        notices = new LiveNotices(redis);
        hub = new LiveHub(streams, notices, settings, Clock.systemUTC());
        notices.start();
        await().until(notices::isListening);
        shop = CartShop.open(server);
        scope = TenantScoped.of(shop.tenant().id());
    }

    @AfterEach
    void stopIt() {
        notices.stop();
    }

    @Test
    void hearsWhatHappensOnTheFirstOne() throws InterruptedException {
        UUID customer = shop.customer();
        GraphQlClient device = shop.device(customer);
        try (LiveFeed feed = hub.open(scope, LiveTopic.cart("customer:" + customer), null)) {
            assertThat(next(feed).kind()).isEqualTo(LiveEvent.STARTED);
            ShopCartEventsTest.add(device, shop.article(100, 9), 1);
            assertThat(next(feed).kind()).isEqualTo("CHANGED");
        }
    }

    /** The connection to Redis breaks again and again while events are published. */
    @Test
    void missesNothingWhileItsConnectionBreaks() throws InterruptedException {
        try (LiveFeed feed = hub.open(scope, LiveTopic.tenantOrders(), null)) {
            next(feed);
            Thread publisher = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < MANY; i++) {
                    publish(i);
                    if (i % 60 == 0) {
                        notices.disconnect();
                    }
                }
            });
            List<String> payloads = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                payloads.add(next(feed).payload());
            }
            publisher.join();
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                expected.add("{\"number\":" + i + "}");
            }
            assertThat(payloads).isEqualTo(expected);
        }
    }

    /** An instance that died left events behind, some of which Redis has already. */
    @Test
    void publishesOnceWhatAnotherOneLeftBehind() throws InterruptedException {
        var publisher = new LivePublisher(tenantDb, mapper, streams, settings);
        try (LiveFeed feed = hub.open(scope, LiveTopic.tenantOrders(), null)) {
            next(feed);
            publish(0);
            assertThat(next(feed).payload()).isEqualTo("{\"number\":0}");
            await().until(() -> shop.count("live_event") == 0);

            UUID twice = UUID.randomUUID();
            for (int attempt = 0; attempt < 2; attempt++) {
                shop.run(
                    "insert into live_event (tenant_id, id, topic, kind, payload) values (?, ?, 'orders', 'CHANGED', '{\"number\":1}')",
                    shop.id(),
                    twice
                );
                assertThat(publisher.publishAll(scope)).isTrue();
                assertThat(shop.count("live_event")).isZero();
            }
            assertThat(next(feed).payload()).isEqualTo("{\"number\":1}");
            assertThat(feed.next(Duration.ofMillis(300))).isNull();
        }
        Long sweeps = shop.one(
            Long.class,
            "select count(*) from scheduled_tasks where task_name = 'live-sweep' and task_instance like ? || ':%'",
            shop.id().toString()
        );
        assertThat(sweeps).as("a job looks after what is left behind").isPositive();
    }

    private record Numbered(int number) {}

    private void publish(int number) {
        tenantDb.write(scope, () -> {
            events.publish(scope, LiveTopic.tenantOrders(), "CHANGED", new Numbered(number));
            return number;
        });
    }

    private static LiveEvent next(LiveFeed feed) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        LiveEvent event = null;
        while (event == null && System.nanoTime() < end) {
            event = feed.next(Duration.ofMillis(500));
        }
        return Objects.requireNonNull(event, "no event came");
    }
}
