package io.quelyos.bff.graphql.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.auth.context.ClientInfo;
import io.quelyos.bff.cart.CartShop;
import io.quelyos.bff.checkout.CheckoutShop;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.persistence.redis.SessionKind;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Each kind of change is in the next answer; what did not change is still kept. */
@KeepingServerTest
class AnswersFollowChangesTest {

    private static final String TWINS = "{ shop { products { nodes { name } } } }";
    private static final String ERRORS = "{ userErrors { code message } } }";

    @Autowired
    private ApplicationContext server;

    private CheckoutShop checkout;
    private CartShop shop;
    private CartShop twin;
    private GraphQlClient owner;
    private UUID article;
    private String product;

    @BeforeEach
    void open() {
        checkout = CheckoutShop.open(server);
        shop = checkout.shop();
        twin = CartShop.open(server);
        owner = owner();
        article = shop.article(1000, 1);
        twin.article(1000, 1);
        product = GlobalId.encode("prd", shop.product(article));
    }

    @Test
    void ofProductsStockCategoriesAndCollections() {
        String name = "{ shop { products { nodes { name } } } }";
        changes(name, "backofficeProductUpdate(id: \"" + product + "\", version: 1, input: { name: \"Neu\" })", "Neu");
        String stock = "{ shop { products { nodes { variants { stock { quantity status } } } } } }";
        changes(stock, "backofficeStockSet(" + place() + ", quantity: 0)", "OUT_OF_STOCK");
        changes(stock, "backofficeStockAdjust(" + place() + ", delta: 7)", "IN_STOCK");
        String brands = "{ shop { brands { nodes { name } } } }";
        changes(brands, "backofficeBrandCreate(input: { name: \"Maker\" })", "\"nodes\"");
        String menu = "{ vitrine { navigation { name } } }";
        changes(menu, "backofficeCategoryCreate(input: { name: \"Shelf\" })", "Shelf");
        String category = GlobalId.encode("cat", id("select id from category where tenant_id = ?"));
        changes(
            menu,
            "backofficeCategoryUpdate(id: \"" + category + "\", version: 1, input: { name: \"Rack\" })",
            "Rack"
        );
        String collections = "{ shop { collections { name } } }";
        changes(collections, "backofficeCollectionCreate(input: { name: \"New ones\" })", "New ones");
    }

    @Test
    void ofLanguagesMoneyReviewsAndPolicies() {
        String languages = "{ shop { localization { offeredLocales: __typename } } vitrine { site { name } } }";
        Asker.get(visitor(), languages);
        String translated = "query @inContext(locale: \"en-GB\") { shop { products { nodes { name } } } }";
        changes(translated, "backofficeLocaleAdd(locale: \"en-GB\")", "en-GB");
        changes(
            translated,
            "backofficeProductTranslationSet(productId: \"" +
                product +
                "\", locale: \"en-GB\", version: 0, input: { name: \"Thing\" })",
            "Thing"
        );
        String dollars =
            "query @inContext(currency: \"USD\") { shop { products { nodes { priceRange { min { amount currency } } } } } }";
        changes(dollars, "backofficeCurrencyAdd(currency: \"USD\", input: { rate: \"2\" })", "\"20.00\"");
        changes(
            dollars,
            "backofficeCurrencyUpdate(currency: \"USD\", version: 1, input: { rate: \"3\" })",
            "\"30.00\""
        );
        String exact = "{ shop { products { nodes { variants { stock { quantity } } } } } }";
        changes(exact, "backofficeShopPolicyUpdate(version: 0, input: { stockDisplay: HIDDEN })", "\"quantity\":null");
        changes(exact, "backofficeShopPolicyUpdate(version: 1, input: { stockDisplay: EXACT })", "\"quantity\":1");
        shop.run(
            "insert into product_review (tenant_id, id, product_id, author_name, rating, body, status)" +
                " values (?, ?, ?, 'Ada', 4, 'Good', 'PENDING')",
            shop.id(),
            UUID.randomUUID(),
            shop.product(article)
        );
        String review = GlobalId.encode("rev", id("select id from product_review where tenant_id = ?"));
        String rating = "{ shop { products { nodes { rating { count } } } } }";
        changes(rating, "backofficeReviewPublish(id: \"" + review + "\", version: 1)", "\"count\":1");
        changes(
            rating,
            "backofficeProductUpdate(id: \"" + product + "\", version: " + version() + ", input: { status: ARCHIVED })",
            "\"nodes\":[]"
        );
    }

    @Test
    void ofAnOrderThatTakesTheLastPiece() {
        String available = "{ shop { products { nodes { available variants { available } } } } }";
        assertThat(Asker.fresh(visitor(), available).body()).contains("\"available\":true");
        Asker.kept(visitor(), available);
        GraphQlClient guest = shop.guest();
        String id = checkout.ready(guest, article, 1);
        Answer held = Asker.fresh(visitor(), available);
        assertThat(held.body()).contains("\"variants\":[{\"available\":false}]");
        CheckoutShop.complete(guest, id, "BANK_TRANSFER", "10.00");
        assertThat(checkout.level(article)).isEqualTo("0/0");
        Answer sold = Asker.fresh(visitor(), available);
        assertThat(sold.body()).contains("\"variants\":[{\"available\":false}]");
        // What is counted after an order, by jobs of its own, changes content too.
        await().untilAsserted(() -> assertThat(Asker.kept(visitor(), available).body()).isEqualTo(sold.body()));
    }

    @Test
    void ofTheMerePassingOfTime() throws InterruptedException {
        shop.run("update product set published_at = now() + interval '2 seconds' where tenant_id = ?", shop.id());
        String names = "{ shop { products { nodes { slug } } } }";
        assertThat(Asker.fresh(visitor(), names).body()).contains("\"nodes\":[]");
        assertThat(Asker.kept(visitor(), names).body()).contains("\"nodes\":[]");
        while (
            shop.one(
                Boolean.class,
                "select published_at > clock_timestamp() from product where tenant_id = ?",
                shop.id()
            )
        ) {
            Thread.sleep(50);
        }
        assertThat(Asker.fresh(visitor(), names).body()).contains("\"slug\"");
    }

    /** Asks twice, changes, and asks again: the first and the third are looked up. The twin's answer stays. */
    private void changes(String question, String mutation, String expected) {
        Asker.get(visitor(), question);
        Answer before = Asker.kept(visitor(), question);
        GraphQlClient other = GraphQlClient.of(twin.port()).tenant(twin.tenant().slug());
        Asker.get(other, TWINS);
        String changed = owner.send("mutation { " + mutation + " " + ERRORS).body();
        assertThat(changed).contains("\"userErrors\":[]");
        Answer after = Asker.fresh(visitor(), question);
        assertThat(after.body()).as(mutation).contains(expected);
        if (!expected.equals("\"nodes\"")) {
            assertThat(after.body()).as(mutation).isNotEqualTo(before.body());
        }
        Asker.kept(other, TWINS);
    }

    private int version() {
        return shop.one(Integer.class, "select version from product where tenant_id = ?", shop.id());
    }

    private UUID id(String sql) {
        return shop.one(UUID.class, sql, shop.id());
    }

    private String place() {
        return (
            "variantId: \"" +
            GlobalId.encode("var", article) +
            "\", locationId: \"" +
            GlobalId.encode("loc", shop.location()) +
            "\""
        );
    }

    private GraphQlClient visitor() {
        return GraphQlClient.of(shop.port()).tenant(shop.tenant().slug());
    }

    private GraphQlClient owner() {
        UUID account = UUID.randomUUID();
        shop.run(
            "insert into staff_account (id, email, display_name, password_hash) values (?, ?, 'S', 'x')",
            account,
            account + "@staff.example"
        );
        shop.run("insert into staff_member (tenant_id, account_id, role) values (?, ?, 'OWNER')", shop.id(), account);
        var client = new ClientInfo("127.0.0.1", "test");
        var session = shop.sessions().open(shop.tenant().id(), SessionKind.STAFF, account, "S", client, null);
        return visitor().staff(session.secret());
    }
}
