package io.quelyos.bff.cart;

import static io.quelyos.bff.cart.CartShop.ADD;
import static io.quelyos.bff.cart.CartShop.CART;
import static io.quelyos.bff.cart.CartShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SqlStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Reading a cart asks the database as often for a full one as for one with a single line, code and card. */
@ServerTest
class ShopCartStatementsTest {

    @Autowired
    private ApplicationContext server;

    private CartShop shop;
    private GraphQlClient guest;

    @BeforeEach
    void open() {
        shop = CartShop.open(server);
        guest = shop.guest();
    }

    @Test
    void asksAsManyStatementsForOneLineAsForMany() {
        String deep =
            "{ shop { cart { lines { quantity variant { sku quantityRule { minimum } } product { slug } } } } }";
        GraphQlClient one = shop.guest();
        one.send(ADD, Map.of("lines", List.of(line(shop.article(100, 50), 1))));
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int number = 0; number < 30; number++) {
            lines.add(line(shop.article(100, 50), 1));
        }
        guest.send(ADD, Map.of("lines", lines));
        assertThat(statements(one, CART)).hasSize(4);
        assertThat(statements(guest, CART)).hasSize(4);
        assertThat(statements(one, deep)).hasSize(7);
        assertThat(statements(guest, deep)).hasSize(7);
    }

    @Test
    void asksAsManyStatementsForOneCardAndCodeAsForMany() {
        GraphQlClient one = customerWith(1);
        GraphQlClient many = customerWith(5);
        String sums = "{ shop { cart { total { gross { amount } } coupons { applied } giftCards { reason } } } }";
        assertThat(fewest(one, sums)).isEqualTo(8);
        assertThat(fewest(many, sums)).isEqualTo(8);
        assertThat(many.send(sums).data("/shop/cart/giftCards").size()).isEqualTo(5);
    }

    private GraphQlClient customerWith(int count) {
        UUID customer = shop.customer();
        GraphQlClient client = shop.device(customer);
        client.send(ADD, Map.of("lines", List.of(line(shop.article(100, 50), 1)))).data("");
        for (int number = 0; number < count; number++) {
            String code = "C" + count + number;
            shop.coupon(code, null);
            UUID card = UUID.randomUUID();
            shop.run(
                "insert into gift_card (tenant_id, id, code_hash, last_four, currency, initial_minor, balance_minor)" +
                    " values (?, ?, sha256(cast(? as bytea)), 'ABCD', 'EUR', 10, 10)",
                shop.id(),
                card,
                card.toString()
            );
            shop.run(
                "insert into cart_coupon (tenant_id, cart_id, code) select tenant_id, id, ? from cart where customer_id = ?",
                code,
                customer
            );
            shop.run(
                "insert into cart_gift_card (tenant_id, cart_id, gift_card_id, last_four)" +
                    " select tenant_id, id, ?, 'ABCD' from cart where customer_id = ?",
                card,
                customer
            );
        }
        return client;
    }

    /** Of some tries, because a notice of the new promotions makes the server read them once more. */
    private static int fewest(GraphQlClient client, String document) {
        return IntStream.range(0, 10)
            .map(attempt -> statements(client, document).size())
            .min()
            .orElseThrow();
    }

    private static List<String> statements(GraphQlClient client, String document) {
        client.send(document).data("");
        SqlStatements.clear();
        client.send(document).data("");
        return SqlStatements.seenQueries()
            .stream()
            .filter(sql -> !sql.contains("scheduled_tasks"))
            .toList();
    }
}
