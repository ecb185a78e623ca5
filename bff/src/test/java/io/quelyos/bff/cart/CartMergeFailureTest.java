package io.quelyos.bff.cart;

import static io.quelyos.bff.cart.CartShop.ADD;
import static io.quelyos.bff.cart.CartShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.password.Passwords;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A merge that the database refuses does not end what the customer does beside it. */
@ServerTest
class CartMergeFailureTest {

    private static final String PASSWORD = "a-good-password";

    @Autowired
    private ApplicationContext server;

    @Test
    void leavesTheRestOfTheTransactionAsItIs() {
        CartShop shop = CartShop.open(server);
        UUID customer = shop.customer();
        shop.run(
            "update customer set password_hash = ? where id = ?",
            server.getBean(Passwords.class).hash(PASSWORD),
            customer
        );
        UUID article = shop.article(1000, 100);
        GraphQlClient guest = shop.guest();
        guest.send(ADD, Map.of("lines", List.of(line(article, 3))));
        shop.run(
            "create function refuse_merge() returns trigger language plpgsql as" +
                " $$ begin raise exception 'no cart is removed today'; end $$"
        );
        shop.run(
            "create trigger refuse_merge before delete on cart for each row when (old.tenant_id = '" +
                shop.id() +
                "') execute function refuse_merge()"
        );
        try {
            GraphQlClient now = shop.known(
                guest.send(
                    "mutation ($email: String!) { shopSignIn(input: { email: $email, password: \"" +
                        PASSWORD +
                        "\" }) { userErrors { code } } }",
                    Map.of("email", customer + "@mail.example")
                )
            );
            String once = ADD.replace("(lines: $lines)", "(lines: $lines) @idempotent(key: \"add-me-once\")");
            Answer added = now.send(once, Map.of("lines", List.of(line(article, 2))));
            assertThat(added.errorCodes()).as(added.body()).isEmpty();
            assertThat(added.data("/shopCartLinesAdd/cart/totalQuantity").asInt()).isEqualTo(2);
            assertThat(now.send(once, Map.of("lines", List.of(line(article, 2)))).body()).contains(
                "\"totalQuantity\":2"
            );
            assertThat(shop.count("cart")).as("the guest's cart still waits").isEqualTo(2);
        } finally {
            shop.run("drop trigger refuse_merge on cart");
            shop.run("drop function refuse_merge()");
        }
    }
}
