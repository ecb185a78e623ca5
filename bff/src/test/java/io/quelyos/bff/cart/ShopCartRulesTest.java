package io.quelyos.bff.cart;

import static io.quelyos.bff.cart.CartShop.ADD;
import static io.quelyos.bff.cart.CartShop.CART;
import static io.quelyos.bff.cart.CartShop.UPDATE;
import static io.quelyos.bff.cart.CartShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What limits carts, what their buyers are told, and when carts end. */
@ServerTest
class ShopCartRulesTest {

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
    void capsByStockAndSaysSo() {
        shop.stockDisplay("EXACT");
        UUID article = shop.article(1000, 8);
        Answer added = guest.send(ADD, Map.of("lines", List.of(line(article, 12))));
        assertThat(added.texts("/shopCartLinesAdd/cart/lines", "/quantity")).containsExactly("8");
        assertThat(added.texts("/shopCartLinesAdd/warnings", "/__typename")).containsExactly("ShopCartQuantityCapped");
        assertThat(added.data("/shopCartLinesAdd/warnings/0/requested").asInt()).isEqualTo(12);
        assertThat(added.data("/shopCartLinesAdd/warnings/0/available").asInt()).isEqualTo(8);

        Answer more = guest.send(ADD, Map.of("lines", List.of(line(article, 1))));
        assertThat(more.texts("/shopCartLinesAdd/userErrors", "/__typename")).containsExactly("InsufficientStock");
        assertThat(more.texts("/shopCartLinesAdd/cart/lines", "/quantity")).containsExactly("8");

        // Pieces on another line of the same article count too.
        Map<String, Object> noted = Map.of("variantId", CartShop.variantId(article), "note", "other");
        assertThat(
            guest.send(ADD, Map.of("lines", List.of(noted))).texts("/shopCartLinesAdd/userErrors", "/code")
        ).containsExactly("INSUFFICIENT_STOCK");
    }

    @Test
    void capsNothingThatIsSoldWithoutStock() {
        UUID continued = shop.article(1000, 0);
        UUID untracked = shop.article(1000, 0);
        UUID preOrder = shop.article(1000, 0);
        shop.run("update variant set continues_when_out_of_stock = true where id = ?", continued);
        shop.run("update variant set is_stock_tracked = false where id = ?", untracked);
        shop.run("update product set available_on = current_date + 10 where id = ?", shop.product(preOrder));
        Answer added = guest.send(
            ADD,
            Map.of("lines", List.of(line(continued, 20), line(untracked, 30), line(preOrder, 40)))
        );
        assertThat(added.texts("/shopCartLinesAdd/cart/lines", "/quantity")).containsExactly("20", "30", "40");
        assertThat(added.data("/shopCartLinesAdd/warnings").size()).isZero();
    }

    @Test
    void tellsWhatChangedSinceALineWasTouched() {
        UUID article = shop.article(1000, 50);
        UUID other = shop.article(700, 50);
        UUID gone = shop.article(500, 50);
        guest.send(ADD, Map.of("lines", List.of(line(article, 10), line(other, 1), line(gone, 1))));
        shop.run("update variant set price_minor = 1100 where id = ?", article);
        shop.run("update stock_level set quantity = 4 where variant_id = ?", article);
        shop.run("update stock_level set quantity = 3 where variant_id = ?", other);
        shop.run("delete from variant where id = ?", gone);

        Answer read = guest.send(CART);
        assertThat(read.texts("/shop/cart/warnings", "/__typename")).containsExactly(
            "ShopCartPriceChanged",
            "ShopCartStockShort",
            "ShopCartLowStock",
            "ShopCartLineUnavailable"
        );
        assertThat(read.data("/shop/cart/warnings/0/oldPrice/amount").asString()).isEqualTo("10.00");
        assertThat(read.data("/shop/cart/warnings/0/newPrice/amount").asString()).isEqualTo("11.00");
        assertThat(read.data("/shop/cart/warnings/1/available").asInt()).isEqualTo(4);
        assertThat(read.texts("/shop/cart/lines", "/available")).containsExactly("true", "true", "false");
        assertThat(read.texts("/shop/cart/lines", "/unitPrice/amount")).containsExactly("11.00", "7.00", "5.00");

        // Whoever touches the line accepts its price, and is told once more.
        String id = read.texts("/shop/cart/lines", "/id").getFirst();
        Answer updated = guest.send(UPDATE, Map.of("lines", List.of(Map.of("id", id, "quantity", 2))));
        assertThat(updated.texts("/shopCartLinesUpdate/warnings", "/code")).contains("PRICE_CHANGED");
        assertThat(guest.send(CART).texts("/shop/cart/warnings", "/code")).containsExactly(
            "LOW_STOCK",
            "LOW_STOCK",
            "UNAVAILABLE"
        );
        shop.run("insert into shop_policy (tenant_id, stock_display) values (?, 'HIDDEN')", shop.id());
        eventually("UNAVAILABLE");
        String unavailable = read.texts("/shop/cart/lines", "/id").getLast();
        assertThat(
            guest
                .send(UPDATE, Map.of("lines", List.of(Map.of("id", unavailable, "quantity", 2))))
                .texts("/shopCartLinesUpdate/userErrors", "/code")
        ).containsExactly("WRONG_STATE");
    }

    /** The notice of a policy's change comes by the database. */
    private void eventually(String code) {
        List<String> codes = List.of();
        for (int attempt = 0; attempt < 100 && !codes.equals(List.of(code)); attempt++) {
            codes = guest.send(CART).texts("/shop/cart/warnings", "/code");
        }
        assertThat(codes).containsExactly(code);
    }

    @Test
    void sellsByTheRulesOfAnArticle() {
        shop.stockDisplay("EXACT");
        UUID boxed = shop.article(100, 1000);
        shop.run(
            "insert into quantity_rule (tenant_id, variant_id, minimum, maximum, multiple) values (?, ?, 6, 30, 3)",
            shop.id(),
            boxed
        );
        Answer wrong = guest.send(ADD, Map.of("lines", List.of(line(boxed, 3), line(boxed, 7))));
        assertThat(wrong.texts("/shopCartLinesAdd/userErrors", "/__typename")).containsExactly(
            "QuantityNotSold",
            "QuantityNotSold"
        );
        assertThat(wrong.data("/shopCartLinesAdd/userErrors/0/minimum").asInt()).isEqualTo(6);
        assertThat(wrong.data("/shopCartLinesAdd/userErrors/0/maximum").asInt()).isEqualTo(30);
        assertThat(wrong.data("/shopCartLinesAdd/userErrors/0/multiple").asInt()).isEqualTo(3);
        assertThat(shop.count("cart")).isZero();

        Answer right = guest.send(ADD, Map.of("lines", List.of(line(boxed, 9), line(boxed, 36))));
        assertThat(right.texts("/shopCartLinesAdd/cart/lines", "/quantity")).containsExactly("30");
        assertThat(right.texts("/shopCartLinesAdd/warnings", "/code")).containsExactly("QUANTITY_CAPPED");

        shop.run("update stock_level set quantity = 20 where variant_id = ?", boxed);
        String id = right.texts("/shopCartLinesAdd/cart/lines", "/id").getFirst();
        Answer capped = guest.send(UPDATE, Map.of("lines", List.of(Map.of("id", id, "quantity", 24))));
        assertThat(capped.texts("/shopCartLinesUpdate/cart/lines", "/quantity")).containsExactly("18");
    }

    @Test
    void hasRoomForSoMuchAndNoMore() {
        List<Map<String, Object>> lines = new ArrayList<>();
        UUID article = shop.article(100, 100_000);
        for (int number = 0; number < 102; number++) {
            lines.add(Map.of("variantId", CartShop.variantId(article), "note", "n" + number));
        }
        Answer added = guest.send(ADD, Map.of("lines", lines));
        assertThat(added.data("/shopCartLinesAdd/cart/lines").size()).isEqualTo(100);
        assertThat(added.texts("/shopCartLinesAdd/userErrors", "/__typename")).containsExactly(
            "LimitReached",
            "LimitReached"
        );
        assertThat(added.texts("/shopCartLinesAdd/userErrors", "/field/1")).containsExactly("100", "101");

        UUID other = shop.article(100, 100_000);
        GraphQlClient neighbour = shop.guest();
        Answer many = neighbour.send(ADD, Map.of("lines", List.of(line(other, 10_000))));
        assertThat(many.texts("/shopCartLinesAdd/cart/lines", "/quantity")).containsExactly("9999");

        Map<String, Object> wordy = Map.of(
            "variantId",
            CartShop.variantId(other),
            "note",
            "x".repeat(1001),
            "attributes",
            List.of(
                Map.of("name", "", "value", "v"),
                Map.of("name", "a", "value", "y".repeat(501)),
                Map.of("name", "a", "value", "z")
            )
        );
        Answer refused = neighbour.send(ADD, Map.of("lines", List.of(wordy)));
        assertThat(refused.texts("/shopCartLinesAdd/userErrors", "/code")).containsExactly(
            "TOO_LONG",
            "INVALID",
            "TOO_LONG",
            "TAKEN"
        );
    }

    @Test
    void keepsNoteAndAttributesOfTheCart() {
        Answer noted = guest.send(
            "mutation { shopCartNoteSet(note: \" Sonner deux fois \") { cart { note } userErrors { code } } }"
        );
        assertThat(noted.data("/shopCartNoteSet/cart/note").asString()).isEqualTo("Sonner deux fois");
        String set =
            "mutation ($a: [ShopCartAttributeInput!]!) { shopCartAttributesSet(attributes: $a)" +
            " { cart { note attributes { name value } } userErrors { code field } } }";
        Answer given = guest.send(set, Map.of("a", List.of(Map.of("name", "cadeau", "value", "oui"))));
        assertThat(given.texts("/shopCartAttributesSet/cart/attributes", "/value")).containsExactly("oui");
        assertThat(given.data("/shopCartAttributesSet/cart/note").asString()).isEqualTo("Sonner deux fois");
        List<Map<String, String>> many = new ArrayList<>();
        for (int number = 0; number < 21; number++) {
            many.add(Map.of("name", "a" + number, "value", ""));
        }
        Answer refused = guest.send(set, Map.of("a", many));
        assertThat(refused.texts("/shopCartAttributesSet/userErrors", "/code")).containsExactly("LIMIT_REACHED");
        assertThat(refused.texts("/shopCartAttributesSet/cart/attributes", "/name")).containsExactly("cadeau");
        Answer cleared = guest.send("mutation { shopCartClear { cart { note lines { id } attributes { name } } } }");
        assertThat(cleared.data("/shopCartClear/cart/note").isNull()).isTrue();
        assertThat(cleared.data("/shopCartClear/cart/attributes").size()).isZero();
    }

    @Test
    void looksEmptyWhenItsTimeIsOverAndIsRemovedThen() {
        UUID article = shop.article(1000, 50);
        shop.run("insert into shop_policy (tenant_id, cart_expiry_days) values (?, 3)", shop.id());
        Answer added = guest.send(ADD, Map.of("lines", List.of(line(article, 2))));
        UUID cart = shop.one(UUID.class, "select id from cart where tenant_id = ?", shop.id());
        String left = "select round(extract(epoch from expires_at - now()) / 86400)::int from cart where id = ?";
        assertThat(shop.one(Integer.class, left, cart)).isEqualTo(3);
        assertThat(added.data("/shopCartLinesAdd/cart/totalQuantity").asInt()).isEqualTo(2);

        shop.run("update cart set expires_at = now() - interval '1 second' where id = ?", cart);
        assertThat(guest.send(CART).data("/shop/cart").isNull()).isTrue();
        Answer anew = guest.send(ADD, Map.of("lines", List.of(line(article, 1))));
        assertThat(anew.data("/shopCartLinesAdd/cart/totalQuantity").asInt()).isEqualTo(1);
        assertThat(shop.count("cart")).isEqualTo(1);

        UUID next = shop.one(UUID.class, "select id from cart where tenant_id = ?", shop.id());
        String due =
            "update scheduled_tasks set execution_time = now() where task_name = 'cart-expiry' and task_instance = ?";
        shop.run(due, next.toString());
        awaitJob(next, 1);
        assertThat(guest.send(CART).data("/shop/cart/totalQuantity").asInt()).as("not its time yet").isEqualTo(1);
        shop.run("update cart set expires_at = now() - interval '1 second' where id = ?", next);
        shop.run(due, next.toString());
        awaitJob(next, 0);
        assertThat(shop.count("cart")).isZero();
        assertThat(shop.count("cart_line")).isZero();
    }

    /** Until the job of a cart lies in the future again, or is gone. */
    private void awaitJob(UUID cart, int expected) {
        String pending =
            "select count(*) from scheduled_tasks where task_name = 'cart-expiry' and task_instance = ?" +
            " and (execution_time <= now() or picked)";
        for (int attempt = 0; attempt < 600 && shop.one(Long.class, pending, cart.toString()) > 0; attempt++) {
            LockSupport.parkNanos(20_000_000L);
        }
        assertThat(
            shop.one(Integer.class, "select count(*) from scheduled_tasks where task_instance = ?", cart.toString())
        ).isEqualTo(expected);
    }
}
