package io.quelyos.bff.cart;

import static io.quelyos.bff.cart.CartShop.ADD;
import static io.quelyos.bff.cart.CartShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Codes cannot be found out by trying: attempts are limited, and what is not the asker's is like what is not there. */
@ServerTest
class ShopCartCouponTest {

    private static final String APPLY =
        "mutation ($code: String!) { shopCartCouponApply(code: $code) { cart { coupons { code } }" +
        " userErrors { __typename code ... on CouponRefused { reason } } } }";
    private static final String REMOVE =
        "mutation ($code: String!) { shopCartCouponRemove(code: $code) { cart { coupons { code } } } }";

    @Autowired
    private ApplicationContext server;

    private CartShop shop;
    private UUID article;
    private GraphQlClient buyer;

    @BeforeEach
    void open() {
        shop = CartShop.open(server);
        article = shop.article(1000, 100);
        buyer = furnished(shop.device(shop.customer()));
    }

    private GraphQlClient furnished(GraphQlClient client) {
        client.send(ADD, Map.of("lines", List.of(line(article, 1)))).data("");
        return client;
    }

    private static Answer enter(GraphQlClient client, String code) {
        return client.send(APPLY, Map.of("code", code));
    }

    private static List<String> refusal(Answer answer) {
        return answer.texts("/shopCartCouponApply/userErrors", "/reason");
    }

    @Test
    void stopsGuessingWithoutLettingAKnownCodePayForIt() {
        shop.coupon("KNOWN", null);
        for (int attempt = 0; attempt < 5; attempt++) {
            Answer known = enter(buyer, "KNOWN");
            assertThat(known.texts("/shopCartCouponApply/cart/coupons", "/code")).containsExactly("KNOWN");
            buyer.send(REMOVE, Map.of("code", "KNOWN"));
            assertThat(refusal(enter(buyer, "GUESS" + attempt))).containsExactly("UNKNOWN");
        }
        Answer stopped = enter(buyer, "KNOWN");
        assertThat(stopped.texts("/shopCartCouponApply/userErrors", "/__typename")).containsExactly("Throttled");
        assertThat(stopped.data("/shopCartCouponApply/cart/coupons").size()).isZero();
        GraphQlClient other = furnished(shop.device(shop.customer()));
        assertThat(enter(other, "KNOWN").texts("/shopCartCouponApply/cart/coupons", "/code")).containsExactly("KNOWN");
    }

    @Test
    void takesAnothersCodeForNone() {
        UUID owner = shop.customer();
        shop.coupon("HERS", owner);
        assertThat(refusal(enter(buyer, "HERS"))).containsExactly("UNKNOWN");
        GraphQlClient hers = furnished(shop.device(owner));
        assertThat(enter(hers, "HERS").texts("/shopCartCouponApply/cart/coupons", "/code")).containsExactly("HERS");
    }

    @Test
    void takesACodeThatIsNotOutForNone() {
        shop.coupon("OFF", null);
        shop.coupon("SOON", null);
        shop.run("update coupon set is_active = false where tenant_id = ? and code = 'OFF'", shop.id());
        shop.run(
            "update promotion set starts_at = now() + interval '1 day' where tenant_id = ? and name = 'SOON'",
            shop.id()
        );
        assertThat(refusal(enter(buyer, "OFF"))).containsExactly("UNKNOWN");
        assertThat(refusal(enter(buyer, "SOON"))).containsExactly("UNKNOWN");
    }
}
