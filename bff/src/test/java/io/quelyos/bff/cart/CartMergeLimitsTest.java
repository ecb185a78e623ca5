package io.quelyos.bff.cart;

import static io.quelyos.bff.cart.CartShop.ADD;
import static io.quelyos.bff.cart.CartShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.password.Passwords;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Two carts that are full become one that is no fuller than a cart may be, and can be read. */
@ServerTest
class CartMergeLimitsTest {

    private static final String PASSWORD = "a-good-password";
    private static final String SIGN_IN =
        "mutation ($email: String!) { shopSignIn(input: { email: $email, password: \"" +
        PASSWORD +
        "\" }) { customer { id } userErrors { code } } }";
    private static final String SET =
        "mutation ($a: [ShopCartAttributeInput!]!) { shopCartAttributesSet(attributes: $a) { userErrors { code } } }";
    private static final String CART =
        "{ shop { cart { linesLeftOut totalQuantity attributes { name value } coupons { code } lines { quantity } } } }";

    @Autowired
    private ApplicationContext server;

    private CartShop shop;
    private UUID customer;
    private UUID article;

    @BeforeEach
    void open() {
        shop = CartShop.open(server);
        customer = shop.customer();
        shop.run(
            "update customer set password_hash = ? where id = ?",
            server.getBean(Passwords.class).hash(PASSWORD),
            customer
        );
        article = shop.article(1000, 100_000);
    }

    private GraphQlClient signIn(GraphQlClient guest) {
        Answer answer = guest.send(SIGN_IN, Map.of("email", customer + "@mail.example"));
        assertThat(answer.data("/shopSignIn/userErrors").size()).as(answer.body()).isZero();
        return shop.known(answer);
    }

    private static List<Map<String, String>> attributes(String prefix, String value) {
        return IntStream.range(0, 20)
            .mapToObj(number -> Map.of("name", prefix + number, "value", value))
            .toList();
    }

    @Test
    void keepsTheCustomersAttributesFirst() {
        GraphQlClient before = shop.device(customer);
        GraphQlClient guest = shop.guest();
        for (GraphQlClient each : List.of(before, guest)) {
            each.send(ADD, Map.of("lines", List.of(line(article, 1)))).data("");
        }
        String full = "\u8cfc".repeat(500);
        assertThat(
            before.send(SET, Map.of("a", attributes("mine", full))).data("/shopCartAttributesSet/userErrors")
        ).isEmpty();
        List<Map<String, String>> theirs = new ArrayList<>(attributes("other", full).subList(0, 19));
        theirs.add(Map.of("name", "mine3", "value", "newer"));
        assertThat(guest.send(SET, Map.of("a", theirs)).data("/shopCartAttributesSet/userErrors")).isEmpty();

        Answer read = signIn(guest).send(CART);

        assertThat(read.errorCodes()).isEmpty();
        assertThat(read.data("/shop/cart/totalQuantity").asInt()).isEqualTo(2);
        assertThat(read.texts("/shop/cart/attributes", "/name"))
            .hasSize(20)
            .allMatch(name -> name.startsWith("mine"));
        assertThat(read.texts("/shop/cart/attributes", "/value")).contains("newer");
    }

    @Test
    void keepsTheCustomersCodesFirstAndInTheirOrder() {
        GraphQlClient guest = shop.guest();
        GraphQlClient before = shop.device(customer);
        before.send(ADD, Map.of("lines", List.of(line(article, 1)))).data("");
        guest.send(ADD, Map.of("lines", List.of(line(article, 1)))).data("");
        for (int number = 9; number >= 0; number--) {
            put("cart.customer_id is not null", "M" + number, 9 - number);
            put("cart.guest_session is not null", "G" + number, 9 - number);
        }
        shop.run("delete from cart_coupon where tenant_id = ? and code in ('M2', 'M5')", shop.id());

        Answer read = signIn(guest).send(CART);

        assertThat(read.texts("/shop/cart/coupons", "/code")).containsExactly(
            "M9",
            "M8",
            "M7",
            "M6",
            "M4",
            "M3",
            "M1",
            "M0",
            "G9",
            "G8"
        );
    }

    private void put(String which, String code, int position) {
        shop.run(
            "insert into cart_coupon (tenant_id, cart_id, code, position) select tenant_id, id, ?, ? from cart" +
                " where tenant_id = ? and " +
                which,
            code,
            position,
            shop.id()
        );
    }

    @Test
    void takesTheLinesForWhichThereIsRoomAndTellsOfTheOthers() {
        GraphQlClient before = shop.device(customer);
        before.send(ADD, Map.of("lines", List.of(line(article, 1)))).data("");
        shop.run(
            "insert into cart_line (tenant_id, id, cart_id, variant_id, line_key, name, quantity, unit_price_minor, note)" +
                " select c.tenant_id, gen_random_uuid(), c.id, ?, 'k' || n, 'N', 1, 1000, 'n' || n" +
                " from cart c, generate_series(1, 197) n where c.tenant_id = ?",
            article,
            shop.id()
        );
        GraphQlClient guest = shop.guest();
        List<Map<String, Object>> lines = new ArrayList<>();
        lines.add(line(article, 4));
        for (int number = 0; number < 5; number++) {
            lines.add(Map.of("variantId", CartShop.variantId(article), "note", "mine " + number));
        }
        guest.send(ADD, Map.of("lines", lines)).data("");

        GraphQlClient now = signIn(guest);

        Answer read = now.send(CART);
        assertThat(read.data("/shop/cart/lines").size()).isEqualTo(200);
        assertThat(read.data("/shop/cart/linesLeftOut").asInt()).isEqualTo(3);
        assertThat(read.data("/shop/cart/totalQuantity").asInt()).isEqualTo(198 + 4 + 2);
        assertThat(shop.count("cart")).as("nothing waits").isEqualTo(1);
        now.send("mutation { shopCartNoteSet(note: \"seen\") { cart { id } } }").data("");
        assertThat(now.send(CART).data("/shop/cart/linesLeftOut").asInt()).isZero();
    }
}
