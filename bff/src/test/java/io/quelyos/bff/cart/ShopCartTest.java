package io.quelyos.bff.cart;

import static io.quelyos.bff.cart.CartShop.ADD;
import static io.quelyos.bff.cart.CartShop.CART;
import static io.quelyos.bff.cart.CartShop.REMOVE;
import static io.quelyos.bff.cart.CartShop.UPDATE;
import static io.quelyos.bff.cart.CartShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
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

/** Guests and customers gather articles. */
@ServerTest
class ShopCartTest {

    @Autowired
    private ApplicationContext server;

    private CartShop shop;
    private CartShop twin;

    @BeforeEach
    void open() {
        shop = CartShop.open(server);
        twin = CartShop.open(server);
    }

    @Test
    void makesAVisitorKnownByTheFirstLine() {
        UUID article = shop.article(1250, 50);
        assertThat(shop.visitor().send(CART).data("/shop/cart").isNull()).isTrue();

        Answer added = shop.visitor().send(ADD, Map.of("lines", List.of(line(article, 2))));

        assertThat(added.data("/shopCartLinesAdd/userErrors").size()).isZero();
        assertThat(added.header("Set-Cookie"))
            .startsWith(shop.cookie().name() + "=")
            .contains("HttpOnly");
        Answer read = shop.known(added).send(CART);
        assertThat(read.texts("/shop/cart/lines", "/unitPrice/amount")).containsExactly("12.50");
        assertThat(read.data("/shop/cart/totalQuantity").asInt()).isEqualTo(2);
        assertThat(read.header("Cache-Control")).isEqualTo("no-store");
        assertThat(shop.guest().send(CART).data("/shop/cart").isNull()).isTrue();
        assertThat(shop.visitor().send(CART).data("/shop/cart").isNull()).isTrue();
    }

    @Test
    void keepsOneSessionForAllMutationsOfADocument() {
        UUID article = shop.article(100, 50);
        Answer added = shop
            .visitor()
            .send(
                "mutation ($lines: [ShopCartLineInput!]!) { a: shopCartLinesAdd(lines: $lines) { cart { id } }" +
                    " b: shopCartNoteSet(note: \"Merci\") { cart { id note totalQuantity } } }",
                Map.of("lines", List.of(line(article, 1)))
            );
        assertThat(added.headers().allValues("Set-Cookie")).hasSize(1);
        assertThat(added.data("/b/cart/id")).isEqualTo(added.data("/a/cart/id"));
        assertThat(added.data("/b/cart/totalQuantity").asInt()).isEqualTo(1);
        assertThat(added.data("/b/cart/note").asString()).isEqualTo("Merci");
    }

    @Test
    void doesWhatCanBeDoneAndRefusesTheRestAtItsPlace() {
        UUID good = shop.article(1000, 50);
        UUID soldOut = shop.article(1000, 0);
        UUID hidden = shop.article(1000, 50);
        UUID foreign = twin.article(1000, 50);
        shop.run("update product set status = 'DRAFT' where tenant_id = ? and id = ?", shop.id(), shop.product(hidden));
        GraphQlClient guest = shop.guest();

        Answer answer = guest.send(
            ADD,
            Map.of(
                "lines",
                List.of(
                    line(good, 3),
                    line(soldOut, 1),
                    line(hidden, 1),
                    line(foreign, 1),
                    line(UUID.randomUUID(), 1),
                    line(good, 0),
                    Map.of("variantId", "prd_1", "quantity", 1)
                )
            )
        );

        assertThat(answer.texts("/shopCartLinesAdd/cart/lines", "/quantity")).containsExactly("3");
        assertThat(answer.texts("/shopCartLinesAdd/userErrors", "/code")).containsExactly(
            "INSUFFICIENT_STOCK",
            "NOT_FOUND",
            "NOT_FOUND",
            "NOT_FOUND",
            "INVALID",
            "NOT_FOUND"
        );
        assertThat(answer.texts("/shopCartLinesAdd/userErrors", "/field/1")).containsExactly(
            "1",
            "2",
            "3",
            "4",
            "5",
            "6"
        );
        assertThat(answer.data("/shopCartLinesAdd/userErrors/0/available").asInt()).isZero();
        assertThat(twin.count("cart")).isZero();
    }

    @Test
    void changesNothingAndKnowsNobodyWhereNothingCanBeDone() {
        Answer answer = shop.visitor().send(ADD, Map.of("lines", List.of(line(UUID.randomUUID(), 1))));
        assertThat(answer.texts("/shopCartLinesAdd/userErrors", "/code")).containsExactly("NOT_FOUND");
        assertThat(answer.data("/shopCartLinesAdd/cart").isNull()).isTrue();
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(shop.count("cart")).isZero();
    }

    @Test
    void changesSeveralLinesAndTakesOthersOut() {
        UUID first = shop.article(1000, 50);
        UUID second = shop.article(2000, 50);
        GraphQlClient guest = shop.guest();
        Answer added = guest.send(ADD, Map.of("lines", List.of(line(first, 1), line(second, 1))));
        List<String> ids = added.texts("/shopCartLinesAdd/cart/lines", "/id");

        Answer updated = guest.send(
            UPDATE,
            Map.of(
                "lines",
                List.of(
                    Map.of("id", ids.get(0), "quantity", 7, "note", "  Doucement  "),
                    Map.of("id", ids.get(1), "quantity", 0),
                    Map.of("id", GlobalId.encode("cln", UUID.randomUUID()), "quantity", 1),
                    Map.of("id", ids.get(0), "quantity", -1)
                )
            )
        );
        assertThat(updated.texts("/shopCartLinesUpdate/cart/lines", "/quantity")).containsExactly("7");
        assertThat(updated.texts("/shopCartLinesUpdate/cart/lines", "/note")).containsExactly("Doucement");
        assertThat(updated.texts("/shopCartLinesUpdate/userErrors", "/field/1")).containsExactly("2", "3");

        Answer removed = guest.send(REMOVE, Map.of("ids", List.of("cln_x", ids.get(0), ids.get(0))));
        assertThat(removed.texts("/shopCartLinesRemove/userErrors", "/field/1")).containsExactly("0", "2");
        assertThat(removed.data("/shopCartLinesRemove/cart/lines").size()).isZero();
    }

    @Test
    void keepsLinesWithOtherWritingApart() {
        UUID article = shop.article(1000, 50);
        Map<String, Object> engraved = Map.of(
            "variantId",
            CartShop.variantId(article),
            "quantity",
            2,
            "attributes",
            List.of(Map.of("name", "text", "value", "Léa"), Map.of("name", "font", "value", "A"))
        );
        Map<String, Object> sameInAnotherOrder = Map.of(
            "variantId",
            CartShop.variantId(article),
            "attributes",
            List.of(Map.of("name", "font", "value", "A"), Map.of("name", "text", "value", "Léa"))
        );
        GraphQlClient guest = shop.guest();
        Answer added = guest.send(ADD, Map.of("lines", List.of(line(article, 1), engraved, sameInAnotherOrder)));
        assertThat(added.texts("/shopCartLinesAdd/cart/lines", "/quantity")).containsExactly("1", "3");

        // Two lines that come to read the same are one.
        List<String> ids = added.texts("/shopCartLinesAdd/cart/lines", "/id");
        guest.send(ADD, Map.of("lines", List.of(Map.of("variantId", CartShop.variantId(article), "note", "n"))));
        Answer noted = guest.send(UPDATE, Map.of("lines", List.of(Map.of("id", ids.get(0), "note", "n"))));
        assertThat(noted.texts("/shopCartLinesUpdate/cart/lines", "/quantity")).containsExactly("3", "2");
    }

    @Test
    void anothersLinesAreLikeLinesThatDoNotExist() {
        UUID article = shop.article(1000, 50);
        GraphQlClient owner = shop.device(shop.customer());
        String theirs = owner
            .send(ADD, Map.of("lines", List.of(line(article, 4))))
            .texts("/shopCartLinesAdd/cart/lines", "/id")
            .getFirst();
        String nobodys = GlobalId.encode("cln", UUID.randomUUID());
        for (GraphQlClient stranger : List.of(shop.device(shop.customer()), shop.guest(), shop.visitor())) {
            for (String mutation : List.of(REMOVE, UPDATE)) {
                Map<String, Object> withTheirs = variables(mutation, theirs);
                Map<String, Object> withNobodys = variables(mutation, nobodys);
                assertThat(stranger.send(mutation, withTheirs).body()).isEqualTo(
                    stranger.send(mutation, withNobodys).body()
                );
            }
        }
        assertThat(owner.send(CART).data("/shop/cart/totalQuantity").asInt()).isEqualTo(4);
    }

    private static Map<String, Object> variables(String mutation, String id) {
        return mutation.equals(REMOVE)
            ? Map.of("ids", List.of(id))
            : Map.of("lines", List.of(Map.of("id", id, "quantity", 0)));
    }

    @Test
    void losesNothingWhenManyTabsAddAtOnce() throws Exception {
        UUID article = shop.article(1000, 100_000);
        GraphQlClient guest = shop.guest();
        List<Callable<Answer>> tabs = new ArrayList<>();
        for (int tab = 0; tab < 24; tab++) {
            int quantity = (tab % 3) + 1;
            tabs.add(() -> guest.send(ADD, Map.of("lines", List.of(line(article, quantity)))));
        }
        try (var executor = Executors.newFixedThreadPool(12)) {
            for (var answer : executor.invokeAll(tabs)) {
                assertThat(answer.get().data("/shopCartLinesAdd/userErrors").size()).isZero();
            }
        }
        assertThat(guest.send(CART).texts("/shop/cart/lines", "/quantity")).containsExactly("48");
        assertThat(shop.count("cart")).isEqualTo(1);
    }

    @Test
    void answersARepeatedAdditionWithTheSameCart() {
        shop.stockDisplay("EXACT");
        UUID article = shop.article(1000, 50);
        GraphQlClient guest = shop.guest();
        String once = ADD.replace("(lines: $lines)", "(lines: $lines) @idempotent(key: \"add-me-once\")");
        Answer first = guest.send(once, Map.of("lines", List.of(line(article, 60))));
        Answer second = guest.send(once, Map.of("lines", List.of(line(article, 60))));
        assertThat(first.texts("/shopCartLinesAdd/warnings", "/code")).containsExactly("QUANTITY_CAPPED");
        assertThat(second.data("")).isEqualTo(first.data(""));
        assertThat(guest.send(CART).data("/shop/cart/totalQuantity").asInt()).isEqualTo(50);

        // Strangers to each other may have the same key: neither gets the other's cart.
        Answer one = shop.visitor().send(once, Map.of("lines", List.of(line(article, 1))));
        Answer other = shop.visitor().send(once, Map.of("lines", List.of(line(article, 1))));
        assertThat(other.data("/shopCartLinesAdd/cart/id")).isNotEqualTo(one.data("/shopCartLinesAdd/cart/id"));
        assertThat(shop.known(other).send(CART).data("/shop/cart/totalQuantity").asInt()).isEqualTo(1);
    }
}
