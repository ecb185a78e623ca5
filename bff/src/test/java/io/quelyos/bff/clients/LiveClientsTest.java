package io.quelyos.bff.clients;

import io.quelyos.auth.context.ClientInfo;
import io.quelyos.bff.cart.CartShop;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.persistence.redis.SessionKind;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The clients that the authors of the two protocols for subscriptions wrote, following a cart and orders. */
@ServerTest
class LiveClientsTest {

    private static final ClientInfo CLIENT = new ClientInfo("127.0.0.1", "test");

    @Autowired
    private ApplicationContext server;

    @TestFactory
    Stream<DynamicTest> servesEventsAndSockets() {
        CartShop shop = CartShop.open(server);
        UUID customer = shop.customer();
        return NodeClients.run(
            "live/client.mjs",
            Map.of(
                "BASE_URL",
                "http://127.0.0.1:" + shop.port(),
                "TENANT",
                shop.tenant().slug(),
                "VARIANT",
                CartShop.variantId(shop.article(1000, 100)),
                "CUSTOMER_COOKIE_1",
                cookie(shop, customer),
                "CUSTOMER_COOKIE_2",
                cookie(shop, customer),
                "STAFF_SESSION",
                staff(shop)
            )
        ).tests();
    }

    private static String cookie(CartShop shop, UUID customer) {
        var opened = shop.sessions().open(shop.tenant().id(), SessionKind.CUSTOMER, customer, "C", CLIENT, null);
        return shop.cookie().name() + "=" + opened.secret();
    }

    private static String staff(CartShop shop) {
        UUID account = UUID.randomUUID();
        shop.run(
            "insert into staff_account (id, email, display_name, password_hash) values (?, ?, 'S', 'x')",
            account,
            account + "@staff.example"
        );
        shop.run("insert into staff_member (tenant_id, account_id, role) values (?, ?, 'OWNER')", shop.id(), account);
        return shop.sessions().open(shop.tenant().id(), SessionKind.STAFF, account, "S", CLIENT, null).secret();
    }
}
