package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.collection.Collections;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SqlStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Lists of products below categories, makers and collections, and what goes with a product. */
@ServerTest
class ShopCollectionTest {

    private static final String PRODUCTS =
        "query ($slug: String!) { shop { collection(slug: $slug) { name canonicalPath" +
        " products(sortBy: { field: NAME }) { totalCount nodes { slug } } } } }";

    @Autowired
    private ApplicationContext server;

    private Shelf shelf;
    private TestTenant tenant;
    private TestTenant twin;

    @BeforeEach
    void fill() {
        shelf = Shelf.of(server);
        tenant = shelf.database().createTenant("GROWTH");
        twin = shelf.database().createTenant("GROWTH");
        for (TestTenant each : List.of(tenant, twin)) {
            shelf.put(
                each,
                List.of(
                    Drafts.product(each, "a", "A"),
                    Drafts.product(each, "b", "B"),
                    Drafts.product(each, "c", "C"),
                    Drafts.product(each, "d", "D")
                )
            );
            update(each, "b", "brand = 'Autre', category_id = null, tags = '{promo}'");
            update(each, "c", "product_type = 'Chaussure', published_at = timestamptz '2020-01-01'");
            update(each, "d", "status = 'DRAFT'");
            sql(
                "update variant set compare_at_minor = 9999 where tenant_id = '%s' and sku = 'A-a'".formatted(each.id())
            );
            sql(
                "update variant set price_minor = 90000 where tenant_id = '%s' and sku like 'C-%%'".formatted(each.id())
            );
            update(each, "c", "min_price_minor = 90000, max_price_minor = 90000");
        }
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        {"tag":"promo"}                                                       | b
        {"tag":"neuf"}                                                        | a,c
        {"productType":"Chaussure"}                                           | c
        {"publishedSince":"2021-01-01T00:00:00Z"}                             | a,b
        {"publishedWithinDays":30}                                            | a,b
        {"onSale":true}                                                       | a
        {"onSale":false}                                                      | b,c
        {"available":true}                                                    | a,b,c
        {"priceToMinor":2000}                                                 | a,b
        {"priceFromMinor":80000}                                              | c
        {"not":{"tag":"neuf"}}                                                | b
        {"not":{"productType":"Chaussure"}}                                   | a,b
        {"any":[{"tag":"promo"},{"onSale":true}]}                             | a,b
        {"all":[{"tag":"neuf"},{"not":{"onSale":true}},{"available":true}]}   | c
        """
    )
    void holdsWhatIsAsTheRuleSays(String rule, String slugs) {
        collection(tenant, "selection", rule);
        collection(twin, "selection", "{\"available\":true}");

        Answer answer = shelf.visitor(tenant).send(PRODUCTS, Map.of("slug", "selection"));

        assertThat(answer.texts("/shop/collection/products/nodes", "/slug")).containsExactly(slugs.split(",", -1));
        assertThat(answer.data("/shop/collection/products/totalCount").asInt()).isEqualTo(slugs.split(",", -1).length);
        assertThat(answer.data("/shop/collection/canonicalPath").asString()).isEqualTo("/collections/selection");
    }

    @Test
    void holdsWhatIsOfABrandAndBelowACategory() {
        collection(tenant, "marque", "{\"brandId\":\"" + query("select brand_id from product", "b") + "\"}");
        collection(tenant, "autres", "{\"not\":{\"brandId\":\"" + query("select brand_id from product", "b") + "\"}}");
        update(tenant, "a", "brand = null");
        assertThat(slugs("autres")).as("also what is of no maker").containsExactly("a", "c");
        collection(tenant, "rayon", "{\"categoryId\":\"" + tenant.topCategory() + "\"}");
        collection(tenant, "ailleurs", "{\"categoryId\":\"" + twin.topCategory() + "\"}");
        assertThat(slugs("marque")).containsExactly("b");
        assertThat(slugs("rayon")).containsExactly("a", "b", "c");
        assertThat(slugs("ailleurs")).isEmpty();
    }

    @Test
    void followsTheCatalogueAndHoldsWhatIsPinned() {
        UUID id = collection(tenant, "choix", null);
        assertThat(slugs("choix")).isEmpty();
        sql(
            "insert into collection_product select tenant_id, '%s', id, 1 from product where tenant_id = '%s' and slug in ('a', 'd')".formatted(
                id,
                tenant.id()
            )
        );
        assertThat(slugs("choix")).containsExactly("a");
        update(tenant, "d", "status = 'ACTIVE'");
        assertThat(slugs("choix")).containsExactly("a", "d");
    }

    @Test
    void tellsTheCollectionsOfManyProductsInOneStatement() {
        UUID promo = collection(tenant, "promo", "{\"tag\":\"promo\"}");
        UUID all = collection(tenant, "tout", "{\"available\":true}");
        collection(tenant, "rien", null);
        UUID a = UUID.fromString(query("select id from product", "a"));
        UUID b = UUID.fromString(query("select id from product", "b"));
        var collections = server.getBean(Collections.class);
        collections.list(tenant);
        SqlStatements.clear();

        Map<UUID, Set<UUID>> found = collections.containing(tenant, List.of(a, b, UUID.randomUUID()));

        assertThat(found).isEqualTo(Map.of(a, Set.of(all), b, Set.of(promo, all)));
        assertThat(SqlStatements.seenQueries())
            .filteredOn(sql -> sql.contains("from product p"))
            .hasSize(1);
        assertThat(collections.containing(twin, List.of(a, b))).isEmpty();
    }

    @Test
    void listsProductsBelowCategoriesAndMakers() {
        Answer answer = shelf
            .visitor(tenant)
            .send(
                "{ shop { category(slug: \"top\") { products(sortBy: { field: NAME }) { totalCount nodes { slug } } }" +
                    " brand(slug: \"autre\") { name canonicalPath products(where: { available: true }) { nodes { slug } } }" +
                    " brands(first: 1) { pageInfo { hasNextPage endCursor } nodes { slug } } product(slug: \"a\") { maker { name } } } }"
            );
        assertThat(answer.texts("/shop/category/products/nodes", "/slug")).containsExactly("a", "b", "c");
        assertThat(answer.texts("/shop/brand/products/nodes", "/slug")).containsExactly("b");
        assertThat(answer.data("/shop/brand/canonicalPath").asString()).isEqualTo("/brands/autre");
        assertThat(answer.data("/shop/product/maker/name").asString()).isEqualTo("Marque");
        assertThat(answer.texts("/shop/brands/nodes", "/slug")).containsExactly("autre");
        String cursor = answer.data("/shop/brands/pageInfo/endCursor").asString();
        Answer second = shelf
            .visitor(tenant)
            .send(
                "query ($after: String) { shop { brands(first: 1, after: $after) { pageInfo { hasNextPage } nodes { slug } } } }",
                Map.of("after", cursor)
            );
        assertThat(second.texts("/shop/brands/nodes", "/slug")).containsExactly("marque");
        assertThat(second.data("/shop/brands/pageInfo/hasNextPage").asBoolean()).isFalse();
    }

    @Test
    void knowsNoMakerOfDraftsOnly() {
        update(tenant, "d", "brand = 'Secret'");
        String document = "{ shop { brand(slug: \"secret\") { name } } }";
        assertThat(shelf.visitor(tenant).send(document).data("/shop/brand").isNull()).isTrue();
        update(tenant, "d", "status = 'ACTIVE', published_at = now() + interval '1 day'");
        assertThat(shelf.visitor(tenant).send(document).data("/shop/brand").isNull()).isTrue();
        update(tenant, "d", "published_at = now()");
        assertThat(shelf.visitor(tenant).send(document).data("/shop/brand/name").asString()).isEqualTo("Secret");
    }

    @Test
    void findsWhatGoesWithAProductBehindWhatIsNotPublishedYet() {
        List<ProductDraft> drafts = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            drafts.add(Drafts.product(tenant, "later-" + number, "L-" + number));
        }
        shelf.put(tenant, drafts);
        sql(
            "update product set published_at = now() + interval '1 day', min_price_minor = 1001 where tenant_id = '%s' and slug like 'later-%%'".formatted(
                tenant.id()
            )
        );
        assertThat(
            shelf
                .visitor(tenant)
                .send("{ shop { product(slug: \"a\") { related(first: 3) { slug } } } }")
                .texts("/shop/product/related", "/slug")
        ).containsExactly("c");
    }

    @Test
    void putsWhatStaffChoseBeforeWhatIsNear() {
        String document = "{ shop { product(slug: \"a\") { related(first: 3) { slug } } } }";
        // Of the same shelf and maker; b has another maker, no shelf and no key word in common.
        assertThat(shelf.visitor(tenant).send(document).texts("/shop/product/related", "/slug")).containsExactly("c");
        sql(
            "insert into related_product select p.tenant_id, p.id, r.id, 1 from product p join product r on r.tenant_id = p.tenant_id and r.slug in ('b', 'd') where p.tenant_id = '%s' and p.slug = 'a'".formatted(
                tenant.id()
            )
        );
        assertThat(shelf.visitor(tenant).send(document).texts("/shop/product/related", "/slug")).containsExactly(
            "b",
            "c"
        );
        assertThat(
            shelf.visitor(tenant).send("{ shop { product(slug: \"a\") { related(first: 25) { slug } } } }").errorCodes()
        ).containsExactly("BAD_USER_INPUT");
    }

    private List<String> slugs(String collection) {
        return shelf
            .visitor(tenant)
            .send(PRODUCTS, Map.of("slug", collection))
            .texts("/shop/collection/products/nodes", "/slug");
    }

    private UUID collection(TestTenant of, String slug, @Nullable String rule) {
        UUID id = UUID.randomUUID();
        sql(
            "insert into collection (tenant_id, id, slug, name, rule) values ('%s', '%s', '%s', 'Nom', %s)".formatted(
                of.id(),
                id,
                slug,
                rule == null ? "null" : "'" + rule + "'"
            )
        );
        return id;
    }

    private String query(String select, String slug) {
        return shelf.database().query(select + " where tenant_id = '%s' and slug = '%s'".formatted(tenant.id(), slug));
    }

    private void update(TestTenant of, String slug, String change) {
        sql("update product set " + change + " where tenant_id = '%s' and slug = '%s'".formatted(of.id(), slug));
    }

    private void sql(String statement) {
        shelf.database().execute(statement);
    }
}
