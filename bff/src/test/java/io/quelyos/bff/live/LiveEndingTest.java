package io.quelyos.bff.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.cart.CartShop;
import io.quelyos.bff.order.OrderShop;
import io.quelyos.bff.testing.EventStream;
import io.quelyos.bff.testing.EventStream.Event;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Nobody listens for longer than they may. */
@ServerTest
class LiveEndingTest {

    private static final String CART = "subscription { shopCartChanged { kind } }";
    private static final String ORDERS = "subscription { backofficeOrderChanged { kind } }";

    @Autowired
    private ApplicationContext server;

    private OrderShop shop;

    @BeforeEach
    void open() {
        shop = OrderShop.open(server);
    }

    @Test
    void endsWithTheSession() {
        CartShop goods = shop.goods();
        UUID customer = goods.customer();
        GraphQlClient device = goods.device(customer);
        GraphQlClient otherDevice = goods.device(customer);
        try (
            EventStream stream = device.subscribe(CART, Map.of());
            EventStream other = otherDevice.subscribe(CART, Map.of())
        ) {
            stream.next();
            other.next();
            device.send("mutation { shopSignOut { signedOut } }").data("/shopSignOut/signedOut");
            assertEnds(stream, "UNAUTHENTICATED");

            ShopCartEventsTest.add(otherDevice, goods.article(100, 9), 1);
            assertThat(other.next().data("/shopCartChanged/kind").asString()).isEqualTo("CHANGED");
        }
        assertThat(device.first(CART, Map.of()).errorCodes()).containsExactly("UNAUTHENTICATED");
    }

    @Test
    void endsWithTheMembership() {
        GraphQlClient owner = shop.staff("OWNER");
        try (EventStream stream = owner.subscribe(ORDERS, Map.of())) {
            stream.next();
            shop.goods().run("delete from staff_member where tenant_id = ?", shop.tenant());
            assertEnds(stream, "UNAUTHENTICATED");
        }
    }

    @Test
    void endsWithTheTenant() {
        try (EventStream stream = shop.goods().guest().subscribe(CART, Map.of())) {
            stream.next();
            shop.goods().run("update tenant set state = 'SUSPENDED' where id = ?", shop.tenant());
            assertEnds(stream, "TENANT_SUSPENDED");
        }
    }

    @Test
    void admitsABoundedNumberOfListenersPerCaller() {
        GraphQlClient guest = shop.goods().guest();
        var open = new java.util.ArrayList<EventStream>();
        try {
            for (int i = 0; i < 20; i++) {
                EventStream stream = guest.subscribe(CART, Map.of());
                open.add(stream);
                stream.next();
            }
            assertThat(guest.first(CART, Map.of()).errorCodes()).containsExactly("LIMIT_EXCEEDED");
            assertThat(shop.goods().guest().first(CART, Map.of()).errorCodes()).isEmpty();
        } finally {
            open.forEach(EventStream::close);
        }
    }

    private static void assertEnds(EventStream stream, String code) {
        Event refusal = stream.next();
        assertThat(refusal.type()).isEqualTo("next");
        assertThat(refusal.json().at("/errors/0/extensions/code").asString()).isEqualTo(code);
        assertThat(stream.next().type()).isEqualTo("complete");
        stream.awaitEnd();
    }
}
