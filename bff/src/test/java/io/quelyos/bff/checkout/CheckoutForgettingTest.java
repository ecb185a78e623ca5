package io.quelyos.bff.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What was said at a checkout is kept as long as somebody can go on with it. */
@ServerTest
class CheckoutForgettingTest {

    private static final String SAID =
        "select state || ' ' || num_nonnulls(email, phone, shipping_address, billing_address) from checkout where id = ?";
    private static final String DUE =
        "update scheduled_tasks set execution_time = now() where task_name = ? and task_instance like ?";

    @Autowired
    private ApplicationContext server;

    private CheckoutShop shop;
    private GraphQlClient guest;
    private UUID article;

    @BeforeEach
    void open() {
        shop = CheckoutShop.open(server);
        guest = shop.shop().guest();
        article = shop.shop().article(1000, 5);
    }

    @Test
    void forgetsWhenItIsGivenUp() {
        String id = shop.ready(guest, article, 1);
        String other = shop.ready(shop.shop().guest(), article, 1);
        guest.send("mutation ($id: ID!) { shopCheckoutCancel(id: $id) { userErrors { code } } }", Map.of("id", id));
        assertThat(said(id)).isEqualTo("CANCELLED 0");
        assertThat(said(other)).isEqualTo("OPEN 4");
    }

    @Test
    void forgetsWhenItsTimeIsOverAndItsCartGone() {
        String id = shop.ready(guest, article, 1);
        expire(id);
        assertThat(said(id)).as("the buyer can come back to the cart").isEqualTo("EXPIRED 4");
        UUID cart = shop.shop().one(UUID.class, "select id from cart where tenant_id = ?", shop.shop().id());
        shop.shop().run("update cart set expires_at = now() - interval '1 second' where id = ?", cart);
        shop.shop().run(DUE, "cart-expiry", cart.toString());
        await()
            .atMost(Duration.ofSeconds(10))
            .untilAsserted(() -> assertThat(said(id)).isEqualTo("EXPIRED 0"));
    }

    @Test
    void forgetsWhenItsTimeIsOverAfterItsCart() {
        String id = shop.ready(guest, article, 1);
        shop.shop().run("delete from cart where tenant_id = ?", shop.shop().id());
        assertThat(said(id)).isEqualTo("OPEN 4");
        expire(id);
        assertThat(said(id)).isEqualTo("EXPIRED 0");
    }

    private String said(String id) {
        return shop.shop().one(String.class, SAID, GlobalId.decode("cko", id).orElseThrow());
    }

    private void expire(String id) {
        UUID uuid = GlobalId.decode("cko", id).orElseThrow();
        shop.shop().run("update checkout set reserved_until = now() - interval '1 second' where id = ?", uuid);
        shop.shop().run(DUE, "checkout-expiry", uuid + ":%");
        await()
            .atMost(Duration.ofSeconds(10))
            .untilAsserted(() -> assertThat(said(id)).startsWith("EXPIRED"));
    }
}
