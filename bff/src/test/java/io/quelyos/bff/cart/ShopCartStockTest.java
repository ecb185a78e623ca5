package io.quelyos.bff.cart;

import static io.quelyos.bff.cart.CartShop.ADD;
import static io.quelyos.bff.cart.CartShop.CART;
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

/** What carts tell of the stock follows the shop's policy, and what breaks an article's rule is said. */
@ServerTest
class ShopCartStockTest {

    @Autowired
    private ApplicationContext server;

    private CartShop shop;
    private GraphQlClient guest;

    @BeforeEach
    void open() {
        shop = CartShop.open(server);
        guest = shop.guest();
    }

    private Answer add(UUID article, int quantity) {
        return guest.send(ADD, Map.of("lines", List.of(line(article, quantity))));
    }

    @Test
    void tellsNoNumbersThatTheShopHides() {
        shop.stockDisplay("HIDDEN");
        UUID article = shop.article(1000, 4);
        Answer refused = add(article, 6);
        assertThat(refused.texts("/shopCartLinesAdd/userErrors", "/__typename")).containsExactly("StockNotEnough");
        assertThat(refused.texts("/shopCartLinesAdd/userErrors", "/code")).containsExactly("INSUFFICIENT_STOCK");
        assertThat(refused.data("/shopCartLinesAdd/userErrors/0/message").asString()).doesNotContainPattern("[0-9]");
        assertThat(add(article, 4).texts("/shopCartLinesAdd/cart/lines", "/quantity")).containsExactly("4");
        shop.run("update stock_level set quantity = 3 where variant_id = ?", article);
        assertThat(guest.send(CART).texts("/shop/cart/warnings", "/__typename")).containsExactly(
            "ShopCartStockNotEnough"
        );
        shop.run("update stock_level set quantity = 0 where variant_id = ?", article);
        assertThat(guest.send(CART).data("/shop/cart/warnings/0/available").asInt()).as("sold out").isZero();
        assertThat(add(article, 1).texts("/shopCartLinesAdd/userErrors", "/available")).containsExactly("0");
    }

    @Test
    void tellsLowNumbersOnly() {
        UUID many = shop.article(1000, 8);
        assertThat(add(many, 9).texts("/shopCartLinesAdd/userErrors", "/__typename")).containsExactly("StockNotEnough");
        UUID few = shop.article(1000, 5);
        Answer capped = add(few, 9);
        assertThat(capped.texts("/shopCartLinesAdd/warnings", "/code")).contains("QUANTITY_CAPPED");
        assertThat(capped.texts("/shopCartLinesAdd/cart/lines", "/quantity")).containsExactly("5");
        assertThat(add(few, 1).texts("/shopCartLinesAdd/userErrors", "/__typename")).containsExactly(
            "InsufficientStock"
        );
    }

    @Test
    void saysWhatIsNotSoldInSuchNumbersAnyMore() {
        UUID article = shop.article(1000, 100);
        Map<String, Object> noted = Map.of("variantId", CartShop.variantId(article), "note", "n", "quantity", 4);
        guest.send(ADD, Map.of("lines", List.of(line(article, 3), noted)));
        assertThat(guest.send(CART).data("/shop/cart/warnings").size()).isZero();
        shop.run(
            "insert into quantity_rule (tenant_id, variant_id, minimum, maximum, multiple) values (?, ?, 1, 6, 1)",
            shop.id(),
            article
        );
        Answer tooMany = guest.send(CART);
        assertThat(tooMany.texts("/shop/cart/warnings", "/code")).containsExactly(
            "QUANTITY_NOT_SOLD",
            "QUANTITY_NOT_SOLD"
        );
        assertThat(tooMany.texts("/shop/cart/warnings", "/maximum")).containsExactly("6", "6");
        shop.run("update quantity_rule set maximum = 7 where variant_id = ?", article);
        assertThat(guest.send(CART).data("/shop/cart/warnings").size()).as("seven in all").isZero();
        shop.run("update quantity_rule set maximum = null, multiple = 2, minimum = 2 where variant_id = ?", article);
        assertThat(guest.send(CART).texts("/shop/cart/warnings", "/multiple")).as("three on one").containsExactly("2");
    }
}
