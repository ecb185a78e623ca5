package io.quelyos.bff.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.order.OrderShop;
import io.quelyos.bff.order.live.OrderNews;
import io.quelyos.bff.testing.EventStream;
import io.quelyos.bff.testing.EventStream.Event;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.persistence.redis.RateWindowStore;
import io.quelyos.persistence.redis.RateWindowStore.Ask;
import io.quelyos.persistence.redis.RedisKeys;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What is told of events is paid for as what is asked is. */
@ServerTest
class LiveSupplyTest {

    private static final String ORDERS = "subscription { backofficeOrderChanged { kind } }";
    private static final String ONE = "subscription ($id: ID) { backofficeOrderChanged(id: $id) { kind } }";
    private static final long LEFT = 60;
    private static final int MANY = 20;

    @Autowired
    private ApplicationContext server;

    @Autowired
    private RateWindowStore windows;

    @Autowired
    private TenantDb tenantDb;

    @Autowired
    private LiveEvents events;

    private OrderShop shop;

    @BeforeEach
    void open() {
        shop = OrderShop.open(server);
        OrderShop twin = OrderShop.open(server);
        publish(twin, MANY);
        String key = RedisKeys.counter(shop.goods().tenant().id(), "points");
        long plan = shop
            .goods()
            .one(
                Long.class,
                "select p.cost_points_per_minute from tenant t join plan p on p.code = t.plan_code where t.id = ?",
                shop.tenant()
            );
        windows.take(List.of(new Ask(key, plan, plan - LEFT, 0)), Duration.ofMinutes(1));
    }

    @Test
    void eventsWaitWhereNoPointsAreLeft() {
        try (EventStream stream = shop.staff("OWNER").subscribe(ORDERS, Map.of())) {
            assertThat(stream.next().data("/backofficeOrderChanged/kind").asString()).isEqualTo("STARTED");
            publish(shop, MANY);
            int told = 0;
            while (stream.poll(2_000) != null) {
                told++;
            }
            assertThat(told)
                .isPositive()
                .isLessThan((int) (LEFT / 10));
            // Whoever waits is ended as others are.
            shop.goods().run("delete from staff_member where tenant_id = ?", shop.tenant());
            Event refusal = stream.next();
            assertThat(refusal.json().at("/errors/0/extensions/code").asString()).isEqualTo("UNAUTHENTICATED");
            stream.next();
            stream.awaitEnd();
        }
    }

    @Test
    void whatIsNotToldCostsNothing() {
        Map<String, Object> other = Map.of("id", GlobalId.encode("ord", UUID.randomUUID()));
        try (EventStream stream = shop.staff("OWNER").subscribe(ONE, other)) {
            stream.next();
            publish(shop, MANY);
            assertThat(stream.poll(1_000)).isNull();
            try (EventStream second = shop.staff("OWNER").subscribe(ORDERS, Map.of())) {
                assertThat(second.next().data("/backofficeOrderChanged/kind").asString()).isEqualTo("STARTED");
            }
        }
    }

    private void publish(OrderShop of, int count) {
        TenantScoped scope = TenantScoped.of(of.goods().tenant().id());
        for (int n = 0; n < count; n++) {
            tenantDb.write(scope, () -> {
                var happened = new OrderNews.Happened(UUID.randomUUID(), "PLACED");
                events.publish(scope, LiveTopic.tenantOrders(), "CHANGED", happened);
                return true;
            });
        }
    }
}
