package io.quelyos.bff.wishlist;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.cart.CartShop;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SqlStatements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Customers keep lists of wishes and show them to others, over HTTP. */
@ServerTest
class ShopWishlistTest {

    private static final String SHOWN =
        "wishlist { id name isDefault shared itemCount items { id name available note priceWhenAdded { amount }" +
        " product { id name } variant { id } } } userErrors { code field } ";
    private static final String ADD =
        "mutation ($input: ShopWishlistItemInput!) { shopWishlistItemAdd(input: $input) { " + SHOWN + "} }";
    private static final String LISTS =
        "{ shop { me { wishlists { id name isDefault items { name available note product { name } variant { id } } } } } }";
    private static final String SHARED =
        "query ($token: String!) { shop { sharedWishlist(token: $token) { name items { name available product { name }" +
        " variant { id } } } } }";

    @Autowired
    private ApplicationContext server;

    private CartShop shop;
    private CartShop other;
    private GraphQlClient ada;
    private GraphQlClient bob;

    @BeforeEach
    void open() {
        shop = CartShop.open(server);
        other = CartShop.open(server);
        ada = shop.device(shop.customer());
        bob = shop.device(shop.customer());
    }

    @Test
    void beginsTheDefaultListWithTheFirstWish() {
        UUID shoe = shop.article(5_000, 3);
        Answer wished = wish(ada, Map.of("variantId", CartShop.variantId(shoe), "note", " size 39 "));
        var list = wished.data("/shopWishlistItemAdd/wishlist");
        assertThat(list.at("/isDefault").asBoolean()).isTrue();
        assertThat(list.at("/name").asString()).isEqualTo("Mes envies");
        assertThat(list.at("/itemCount").asInt()).isEqualTo(1);
        assertThat(list.at("/items/0/note").asString()).isEqualTo("size 39");
        assertThat(list.at("/items/0/priceWhenAdded/amount").asString()).isEqualTo("50.00");
        assertThat(list.at("/items/0/variant/id").asString()).isEqualTo(CartShop.variantId(shoe));
        assertThat(bob.send(LISTS).data("/shop/me/wishlists")).isEmpty();
    }

    @Test
    void keepsThePriceOfTheDayOfTheWish() {
        UUID shoe = shop.article(5_000, 3);
        wish(ada, Map.of("productId", product(shoe)));
        shop.run("update variant set price_minor = 9900 where tenant_id = ? and id = ?", shop.id(), shoe);
        Answer again = wish(ada, Map.of("productId", product(shoe), "note", "for her birthday"));
        var items = again.data("/shopWishlistItemAdd/wishlist/items");
        assertThat(items).hasSize(1);
        assertThat(items.at("/0/priceWhenAdded/amount").asString()).isEqualTo("50.00");
        assertThat(items.at("/0/note").asString()).isEqualTo("for her birthday");
        assertThat(items.at("/0/variant").isNull()).isTrue();
    }

    @Test
    void tellsThatAnUnpublishedProductIsNotAvailable() {
        UUID shoe = shop.article(5_000, 3);
        wish(ada, Map.of("variantId", CartShop.variantId(shoe)));
        shop.run(
            "update product set status = 'ARCHIVED', name = 'Secret' where tenant_id = ? and id = ?",
            shop.id(),
            shop.product(shoe)
        );
        var item = ada.send(LISTS).data("/shop/me/wishlists/0/items/0");
        assertThat(item.at("/available").asBoolean()).isFalse();
        assertThat(item.at("/name").asString()).startsWith("Product ");
        assertThat(item.at("/product").isNull()).isTrue();
        assertThat(item.at("/variant").isNull()).isTrue();
        assertThat(codes(wish(bob, Map.of("productId", product(shoe))), "shopWishlistItemAdd")).containsExactly(
            "NOT_FOUND"
        );
    }

    @Test
    void sharesAListWithoutItsOwner() {
        UUID shoe = shop.article(5_000, 3);
        wish(ada, Map.of("variantId", CartShop.variantId(shoe), "note", "a secret"));
        String list = onlyList(ada);
        String first = share(list);
        String token = share(list);
        assertThat(shared(shop.visitor(), first)).as("the earlier link has ended").isNull();
        Answer read = shop.visitor().send(SHARED, Map.of("token", token));
        assertThat(read.data("/shop/sharedWishlist/name").asString()).isEqualTo("Mes envies");
        assertThat(read.texts("/shop/sharedWishlist/items", "/name")).hasSize(1);
        assertThat(read.body()).doesNotContain("a secret").doesNotContain("@mail.example");
        assertThat(read.header("Cache-Control")).doesNotContain("public");
        assertThat(shared(other.visitor(), token)).as("another tenant's link").isNull();
        assertThat(
            shop.one(String.class, "select encode(share_hash, 'escape') from wishlist where tenant_id = ?", shop.id())
        ).doesNotContain(token);
        Answer revoked = ada.send(one("shopWishlistShareRevoke", list));
        assertThat(revoked.data("/shopWishlistShareRevoke/wishlist/shared").asBoolean()).isFalse();
        assertThat(shared(shop.visitor(), token)).isNull();
        assertThat(shared(shop.visitor(), "")).isNull();
        assertThat(shared(shop.visitor(), "x".repeat(5_000))).isNull();
    }

    @Test
    void hasSeveralListsOfWhichOneIsTheDefault() {
        String first = create(ada, "Summer");
        String second = create(ada, "Winter");
        assertThat(codes(ada.send(creation("Winter")), "shopWishlistCreate")).containsExactly("TAKEN");
        assertThat(codes(ada.send(creation(" ")), "shopWishlistCreate")).containsExactly("INVALID");
        assertThat(
            codes(ada.send(one("shopWishlistDelete", first, "deletedId userErrors { code }")), "shopWishlistDelete")
        )
            .as("the default stays")
            .containsExactly("WRONG_STATE");
        ada.send(one("shopWishlistDefaultSet", second)).data("");
        assertThat(ada.send(LISTS).texts("/shop/me/wishlists", "/name")).containsExactly("Winter", "Summer");
        Answer gone = ada.send(one("shopWishlistDelete", first, "deletedId userErrors { code }"));
        assertThat(gone.data("/shopWishlistDelete/deletedId").asString()).isEqualTo(first);
        wish(ada, Map.of("productId", product(shop.article(100, 1))));
        var lists = ada.send(LISTS).data("/shop/me/wishlists");
        assertThat(lists).hasSize(1);
        assertThat(lists.at("/0/items")).hasSize(1);
    }

    @Test
    void nobodyReachesTheListsOfOthers() {
        UUID shoe = shop.article(5_000, 3);
        wish(bob, Map.of("productId", product(shoe)));
        String list = onlyList(bob);
        String item = GlobalId.encode(
            "wli",
            shop.one(UUID.class, "select id from wishlist_item where tenant_id = ?", shop.id())
        );
        for (String mutation : List.of("shopWishlistDefaultSet", "shopWishlistShareRevoke")) {
            assertThat(ada.send(one(mutation, list)).body()).isEqualTo(
                ada.send(one(mutation, GlobalId.encode("wsl", UUID.randomUUID()))).body()
            );
        }
        assertThat(codes(ada.send(one("shopWishlistItemRemove", item)), "shopWishlistItemRemove")).containsExactly(
            "NOT_FOUND"
        );
        Map<String, Object> foreign = Map.of("productId", product(shoe), "wishlistId", list);
        assertThat(codes(wish(ada, foreign), "shopWishlistItemAdd")).containsExactly("NOT_FOUND");
        assertThat(bob.send(LISTS).data("/shop/me/wishlists/0/items")).hasSize(1);
        assertThat(ada.send(LISTS).data("/shop/me/wishlists")).isEmpty();
    }

    @Test
    void takesAWishOffAndItsNoteAway() {
        wish(ada, Map.of("productId", product(shop.article(100, 1)), "note", "soon"));
        String item = ada
            .send("{ shop { me { wishlists { items { id } } } } }")
            .data("/shop/me/wishlists/0/items/0/id")
            .asString();
        Answer noted = ada.send(one("shopWishlistItemNoteSet", item));
        assertThat(noted.data("/shopWishlistItemNoteSet/wishlist/items/0/note").isNull()).isTrue();
        Answer removed = ada.send(one("shopWishlistItemRemove", item));
        assertThat(removed.data("/shopWishlistItemRemove/wishlist/items")).isEmpty();
    }

    @Test
    void beginsOneListHoweverManyWishAtOnce() throws Exception {
        List<Callable<String>> wishes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String product = product(shop.article(100 + i, 1));
            wishes.add(() -> wish(ada, Map.of("productId", product)).body());
        }
        try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
            assertThat(executor.invokeAll(wishes)).allMatch(answer -> !answer.resultNow().contains("code"));
        }
        var lists = ada.send(LISTS).data("/shop/me/wishlists");
        assertThat(lists).hasSize(1);
        assertThat(lists.at("/0/items")).hasSize(8);
    }

    @Test
    void readsAllListsWithTheirWishesByOneStatementEach() {
        for (int i = 0; i < 3; i++) {
            Map<String, Object> input = new HashMap<>(Map.of("productId", product(shop.article(100 + i, 1))));
            input.put("wishlistId", create(ada, "List " + i));
            wish(ada, input);
        }
        ada.send(LISTS);
        SqlStatements.clear();
        ada.send(LISTS).data("");
        assertThat(
            SqlStatements.seenQueries()
                .stream()
                .filter(sql -> sql.contains("wishlist"))
        ).hasSize(2);
        assertThat(
            SqlStatements.seenQueries()
                .stream()
                .filter(sql -> sql.contains("product"))
        ).hasSize(2);
    }

    private Answer wish(GraphQlClient customer, Map<String, ?> input) {
        return customer.send(ADD, Map.of("input", input));
    }

    private String share(String list) {
        Answer answer = ada.send(one("shopWishlistShare", list, "token wishlist { shared } userErrors { code }"));
        assertThat(answer.data("/shopWishlistShare/wishlist/shared").asBoolean()).isTrue();
        return answer.data("/shopWishlistShare/token").asString();
    }

    private static @Nullable Object shared(GraphQlClient client, String token) {
        var found = client.send(SHARED, Map.of("token", token)).data("/shop/sharedWishlist");
        return found.isNull() ? null : found;
    }

    private static String create(GraphQlClient customer, String name) {
        return customer.send(creation(name)).data("/shopWishlistCreate/wishlist/id").asString();
    }

    private static String creation(String name) {
        return "mutation { shopWishlistCreate(name: \"" + name + "\") { " + SHOWN + "} }";
    }

    private static String one(String mutation, String id) {
        return one(mutation, id, SHOWN);
    }

    private static String one(String mutation, String id, String selection) {
        return "mutation { " + mutation + "(id: \"" + id + "\") { " + selection + "} }";
    }

    private static String onlyList(GraphQlClient customer) {
        return customer.send(LISTS).data("/shop/me/wishlists/0/id").asString();
    }

    private static List<String> codes(Answer answer, String mutation) {
        return answer.texts("/" + mutation + "/userErrors", "/code");
    }

    private String product(UUID variant) {
        return GlobalId.encode("prd", shop.product(variant));
    }
}
