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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A buyer's cart is taxed by where it goes and by the VAT number that the buyer has given. */
@ServerTest
class ShopCartVatNumberTest {

    private static final String TOTAL =
        "{ shop { cart { total { net { amount } gross { amount } tax { amount } } } } }";
    private static final String GIVE =
        "mutation { shopVatNumberUpdate(vatNumber: \"DE136695976\") { customer { vatNumber } userErrors { code } } }";

    @Autowired
    private ApplicationContext server;

    @Test
    void shiftsTheTaxAbroadAndNotAtHome() {
        CartShop shop = CartShop.open(server);
        UUID usual = UUID.randomUUID();
        shop.run(
            "insert into tax_category (tenant_id, id, code, name, is_usual) values (?, ?, 'USUAL', 'Usual', true)",
            shop.id(),
            usual
        );
        shop.run(
            "insert into tax_rate (tenant_id, id, category_id, country_code, name, rate_millionths)" +
                " values (?, ?, ?, 'FR', 'TVA 20 %', 200000)",
            shop.id(),
            UUID.randomUUID(),
            usual
        );
        GraphQlClient buyer = shop.device(shop.customer());
        GraphQlClient consumer = shop.device(shop.customer());
        for (GraphQlClient each : List.of(buyer, consumer)) {
            each.send(ADD, Map.of("lines", List.of(line(shop.article(12_000, 10), 1)))).data("");
        }
        assertThat(buyer.send(GIVE).data("/shopVatNumberUpdate/userErrors")).isEmpty();

        send(shop, "DE");
        assertThat(amounts(buyer)).containsExactly("100.00", "100.00", "0.00");
        assertThat(amounts(consumer)).containsExactly("100.00", "120.00", "20.00");
        send(shop, "CH");
        assertThat(amounts(consumer)).containsExactly("100.00", "100.00", "0.00");
        send(shop, "FR");
        assertThat(amounts(buyer)).containsExactly("100.00", "120.00", "20.00");
    }

    private static void send(CartShop shop, String countryCode) {
        shop.run("update cart set country_code = ? where tenant_id = ?", countryCode, shop.id());
    }

    private static List<String> amounts(GraphQlClient client) {
        Answer answer = client.send(TOTAL);
        return List.of("net", "gross", "tax")
            .stream()
            .map(part -> answer.data("/shop/cart/total/" + part + "/amount").asString())
            .toList();
    }
}
