package io.quelyos.bff.cart;

import static io.quelyos.bff.cart.CartShop.ADD;
import static io.quelyos.bff.cart.CartShop.CART;
import static io.quelyos.bff.cart.CartShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.password.Passwords;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.Mailbox;
import io.quelyos.bff.testing.ServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A guest who turns out to be a customer keeps the cart, and nobody else gets it. */
@ServerTest
class CartMergeTest {

    private static final String PASSWORD = "a-good-password";
    private static final String SIGN_IN =
        "mutation ($email: String!) { shopSignIn(input: { email: $email, password: \"" +
        PASSWORD +
        "\" }) { customer { id } userErrors { code } } }";

    private static final String WAITING =
        "select count(*) from cart_line l join cart c on c.id = l.cart_id" +
        " where c.tenant_id = ? and c.guest_session is not null";

    @Autowired
    private ApplicationContext server;

    private CartShop shop;
    private UUID customer;
    private UUID article;

    @BeforeEach
    void open() {
        shop = CartShop.open(server);
        customer = account(shop);
        article = shop.article(1000, 100_000);
    }

    private UUID account(CartShop of) {
        UUID id = of.customer();
        of.run(
            "update customer set password_hash = ? where id = ?",
            server.getBean(Passwords.class).hash(PASSWORD),
            id
        );
        return id;
    }

    private static Answer signIn(GraphQlClient client, UUID customer) {
        Answer answer = client.send(SIGN_IN, Map.of("email", customer + "@mail.example"));
        assertThat(answer.data("/shopSignIn/userErrors").size()).as(answer.body()).isZero();
        return answer;
    }

    @Test
    void combinesAtTheSignIn() {
        UUID other = shop.article(500, 100);
        GraphQlClient before = shop.device(customer);
        before.send(ADD, Map.of("lines", List.of(line(article, 2), line(other, 1))));
        GraphQlClient guest = shop.guest();
        guest.send(ADD, Map.of("lines", List.of(line(article, 3))));

        GraphQlClient now = shop.known(signIn(guest, customer));

        assertThat(now.send(CART).texts("/shop/cart/lines", "/quantity")).containsExactly("5", "1");
        assertThat(before.send(CART).texts("/shop/cart/lines", "/quantity")).containsExactly("5", "1");
        assertThat(guest.send(CART).data("/shop/cart").isNull()).isTrue();
        assertThat(shop.count("cart")).isEqualTo(1);
        assertThat(now.send(CART).data("/shop/cart/totalQuantity").asInt()).as("not twice").isEqualTo(6);
    }

    @Test
    void keepsTheCartAtTheSignUp() {
        GraphQlClient guest = shop.guest();
        guest.send(ADD, Map.of("lines", List.of(line(article, 3))));
        Answer signedUp = new Mailbox(shop.database()).open(guest, shop.tenant(), "new@mail.example", PASSWORD);
        assertThat(shop.known(signedUp).send(CART).texts("/shop/cart/lines", "/quantity")).containsExactly("3");
    }

    @Test
    void takesTheCartOfAVisitorWhoSignsInWithinTheDocument() {
        Answer answer = shop
            .visitor()
            .send(
                "mutation ($lines: [ShopCartLineInput!]!, $email: String!) { shopCartLinesAdd(lines: $lines) { cart { id } }" +
                    " shopSignIn(input: { email: $email, password: \"" +
                    PASSWORD +
                    "\" }) { customer { id } } again: shopCartLinesAdd(lines: $lines) { cart { totalQuantity } } }",
                Map.of("lines", List.of(line(article, 2)), "email", customer + "@mail.example")
            );
        assertThat(answer.data("/again/cart/totalQuantity").asInt()).isEqualTo(4);
        assertThat(shop.known(answer).send(CART).data("/shop/cart/totalQuantity").asInt()).isEqualTo(4);
        assertThat(shop.count("cart")).isEqualTo(1);
    }

    @Test
    void signsInEvenIfTheMergeFailsAndMergesLater() {
        // What no policy knows fails; the constraint would not let it in.
        shop.run("alter table shop_policy drop constraint shop_policy_cart_merge_check");
        try {
            shop.run("insert into shop_policy (tenant_id, cart_merge) values (?, 'NONSENSE')", shop.id());
            GraphQlClient guest = shop.guest();
            guest.send(ADD, Map.of("lines", List.of(line(article, 3))));

            GraphQlClient now = shop.known(signIn(guest, customer));

            assertThat(shop.one(Long.class, WAITING, shop.id()))
                .as("nothing is lost")
                .isEqualTo(1);
            assertThat(now.send(CART).errorCodes()).as("what waits keeps nobody from reading").isEmpty();
            shop.run("update shop_policy set cart_merge = 'COMBINE' where tenant_id = ?", shop.id());
            Answer read = now.send(CART);
            for (int attempt = 0; attempt < 100 && read.data("/shop/cart").isNull(); attempt++) {
                read = now.send(CART);
            }
            assertThat(read.texts("/shop/cart/lines", "/quantity")).containsExactly("3");
            assertThat(shop.one(Long.class, WAITING, shop.id())).isZero();
        } finally {
            shop.run("delete from shop_policy where tenant_id = ?", shop.id());
            shop.run(
                "alter table shop_policy add constraint shop_policy_cart_merge_check" +
                    " check (cart_merge in ('COMBINE', 'KEEP_GUEST', 'KEEP_CUSTOMER'))"
            );
        }
    }

    @Test
    void aCustomersCartStaysBehindWhenAnotherSignsIn() {
        UUID other = account(shop);
        GraphQlClient first = shop.device(customer);
        first.send(ADD, Map.of("lines", List.of(line(article, 7))));
        GraphQlClient second = shop.known(signIn(first, other));
        assertThat(second.send(CART).data("/shop/cart").isNull()).isTrue();
        assertThat(shop.device(customer).send(CART).data("/shop/cart/totalQuantity").asInt()).isEqualTo(7);
    }

    @Test
    void mergesTwoDevicesThatSignInAtOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            UUID person = account(shop);
            List<Callable<Answer>> devices = new ArrayList<>();
            for (int device = 0; device < 4; device++) {
                GraphQlClient guest = shop.guest();
                guest.send(ADD, Map.of("lines", List.of(line(article, device + 1))));
                devices.add(() -> signIn(guest, person));
            }
            try (var executor = Executors.newFixedThreadPool(4)) {
                for (var answer : executor.invokeAll(devices)) {
                    answer.get();
                }
            }
            assertThat(shop.device(person).send(CART).texts("/shop/cart/lines", "/quantity")).containsExactly("10");
        }
        assertThat(shop.count("cart")).isEqualTo(5);
    }
}
