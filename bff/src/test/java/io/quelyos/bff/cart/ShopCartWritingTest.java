package io.quelyos.bff.cart;

import static io.quelyos.bff.cart.CartShop.ADD;
import static io.quelyos.bff.cart.CartShop.CART;
import static io.quelyos.bff.cart.CartShop.UPDATE;
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

/** What is written on lines can change without a piece being lost, and each change is made wholly or not at all. */
@ServerTest
class ShopCartWritingTest {

    @Autowired
    private ApplicationContext server;

    private CartShop shop;
    private GraphQlClient guest;
    private UUID article;

    @BeforeEach
    void open() {
        shop = CartShop.open(server);
        guest = shop.guest();
        article = shop.article(1000, 100_000);
    }

    private Map<String, Object> noted(String note, int quantity) {
        return Map.of("variantId", CartShop.variantId(article), "quantity", quantity, "note", note);
    }

    private List<String> addNoted(Map<?, ?>... lines) {
        return guest.send(ADD, Map.of("lines", List.of(lines))).texts("/shopCartLinesAdd/cart/lines", "/id");
    }

    private Answer update(Map<?, ?>... lines) {
        return guest.send(UPDATE, Map.of("lines", List.of(lines)));
    }

    @Test
    void swapsTheNotesOfTwoLines() {
        List<String> ids = addNoted(noted("a", 2), noted("b", 5));
        Answer swapped = update(Map.of("id", ids.get(0), "note", "b"), Map.of("id", ids.get(1), "note", "a"));
        assertThat(swapped.data("/shopCartLinesUpdate/userErrors").size()).isZero();
        Answer read = guest.send(CART);
        assertThat(read.texts("/shop/cart/lines", "/id")).isEqualTo(ids);
        assertThat(read.texts("/shop/cart/lines", "/note")).containsExactly("b", "a");
        assertThat(read.texts("/shop/cart/lines", "/quantity")).containsExactly("2", "5");
    }

    @Test
    void addsThePiecesOfLinesThatComeToReadTheSame() {
        List<String> ids = addNoted(noted("a", 2), noted("b", 5), noted("c", 7));
        Answer joined = update(
            Map.of("id", ids.get(0), "note", "b", "quantity", 3),
            Map.of("id", ids.get(2), "note", "b")
        );
        assertThat(joined.texts("/shopCartLinesUpdate/cart/lines", "/id")).containsExactly(ids.get(1));
        assertThat(joined.texts("/shopCartLinesUpdate/cart/lines", "/quantity")).containsExactly("15");
    }

    @Test
    void leavesALineAloneWhereItsQuantityIsRefused() {
        shop.run(
            "insert into quantity_rule (tenant_id, variant_id, minimum, maximum, multiple) values (?, ?, 2, 40, 2)",
            shop.id(),
            article
        );
        List<String> ids = addNoted(noted("a", 2), noted("b", 4));
        Answer refused = update(Map.of("id", ids.get(0), "note", "b", "quantity", 3));
        assertThat(refused.texts("/shopCartLinesUpdate/userErrors", "/code")).containsExactly("QUANTITY_NOT_SOLD");
        assertThat(refused.texts("/shopCartLinesUpdate/cart/lines", "/note")).containsExactly("a", "b");
        assertThat(refused.texts("/shopCartLinesUpdate/cart/lines", "/quantity")).containsExactly("2", "4");
    }

    @Test
    void changesAttributes() {
        List<String> ids = addNoted(noted("a", 2));
        List<Map<String, String>> engraving = List.of(Map.of("name", "text", "value", "L\u00e9a"));
        update(Map.of("id", ids.getFirst(), "attributes", engraving));
        Answer read = guest.send(CART);
        assertThat(read.texts("/shop/cart/lines", "/attributes/0/value")).containsExactly("L\u00e9a");
        assertThat(read.texts("/shop/cart/lines", "/note")).containsExactly("a");
        update(Map.of("id", ids.getFirst(), "quantity", 4));
        assertThat(guest.send(CART).texts("/shop/cart/lines", "/attributes/0/value")).containsExactly("L\u00e9a");
        Answer wrong = update(
            Map.of("id", ids.getFirst(), "quantity", 5, "attributes", List.of(Map.of("name", "", "value", "v")))
        );
        assertThat(wrong.texts("/shopCartLinesUpdate/userErrors", "/field/2")).containsExactly("attributes");
        assertThat(wrong.texts("/shopCartLinesUpdate/cart/lines", "/quantity")).containsExactly("4");
        Answer bare = update(Map.of("id", ids.getFirst(), "attributes", List.of()));
        assertThat(bare.data("/shopCartLinesUpdate/cart/lines/0/attributes").size()).isZero();
    }

    @Test
    void refusesAHugeQuantityAndStillAnswers() {
        guest.send(ADD, Map.of("lines", List.of(line(article, 5))));
        Answer huge = guest.send(ADD, Map.of("lines", List.of(line(article, Integer.MAX_VALUE))));
        assertThat(huge.texts("/shopCartLinesAdd/userErrors", "/code")).containsExactly("INVALID");
        assertThat(huge.texts("/shopCartLinesAdd/cart/lines", "/quantity")).containsExactly("5");
        String id = huge.texts("/shopCartLinesAdd/cart/lines", "/id").getFirst();
        Answer updated = update(Map.of("id", id, "quantity", Integer.MAX_VALUE));
        assertThat(updated.texts("/shopCartLinesUpdate/userErrors", "/code")).containsExactly("INVALID");
        assertThat(guest.send(CART).texts("/shop/cart/lines", "/quantity")).containsExactly("5");
    }
}
