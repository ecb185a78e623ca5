package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.ServerTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a product's page tells beside the product itself. */
@ServerTest
class ShopProductPageTest {

    private static final String STOCK =
        "query ($slug: String!) { shop { product(slug: $slug) { variants { sku available stock { status quantity availableOn } } } } }";

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
            shelf.put(each, List.of(Drafts.product(each, "p", "P"), Drafts.product(each, "q", "Q")));
        }
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        nullValues = "-",
        textBlock = """
        EXACT  | 7  | false | -          | IN_STOCK     | 7 | -
        EXACT  | 5  | false | -          | LOW          | 5 | -
        EXACT  | 0  | false | -          | OUT_OF_STOCK | 0 | -
        EXACT  | -2 | true  | -          | PRE_ORDER    | 0 | -
        EXACT  | 7  | false | 2999-01-02 | PRE_ORDER    | 7 | 2999-01-02
        EXACT  | 0  | false | 2999-01-02 | OUT_OF_STOCK | 0 | -
        LOW    | 7  | false | -          | IN_STOCK     | - | -
        LOW    | 5  | false | -          | LOW          | 5 | -
        LOW    | 0  | false | -          | OUT_OF_STOCK | - | -
        LOW    | 7  | false | 2001-01-02 | IN_STOCK     | - | -
        HIDDEN | 7  | false | -          | IN_STOCK     | - | -
        HIDDEN | 1  | false | -          | IN_STOCK     | - | -
        HIDDEN | 0  | false | -          | OUT_OF_STOCK | - | -
        HIDDEN | 0  | true  | 2999-01-02 | PRE_ORDER    | - | 2999-01-02
        """
    )
    void showsStockByTheTenantsPolicy(
        String display,
        int pieces,
        boolean continues,
        String availableOn,
        String status,
        Integer quantity,
        String shownDay
    ) {
        sql("insert into shop_policy (tenant_id, stock_display) values ('%s', '%s')".formatted(tenant.id(), display));
        sql("update stock_level set quantity = " + pieces + " where tenant_id = '" + tenant.id() + "'");
        sql(
            "update variant set continues_when_out_of_stock = " + continues + " where tenant_id = '" + tenant.id() + "'"
        );
        if (availableOn != null) {
            sql("update product set available_on = '" + availableOn + "' where tenant_id = '" + tenant.id() + "'");
        }

        JsonNode stock = shelf.visitor(tenant).send(STOCK, Map.of("slug", "p")).data("/shop/product/variants/0/stock");

        assertThat(stock.at("/status").asString()).isEqualTo(status);
        assertThat(stock.at("/quantity").isNull() ? null : stock.at("/quantity").asInt()).isEqualTo(quantity);
        assertThat(stock.at("/availableOn").isNull() ? null : stock.at("/availableOn").asString()).isEqualTo(shownDay);
        assertThat(
            shelf.visitor(twin).send(STOCK, Map.of("slug", "p")).data("/shop/product/variants/0/stock").toString()
        ).isEqualTo("{\"status\":\"LOW\",\"quantity\":5,\"availableOn\":null}");
    }

    @Test
    void showsAChangedPolicyAtOnce() {
        assertThat(firstStock("p")).contains("\"quantity\":5");
        sql("insert into shop_policy (tenant_id, stock_display) values ('%s', 'HIDDEN')".formatted(tenant.id()));
        for (int attempt = 0; attempt < 2_000 && firstStock("p").contains("\"quantity\":5"); attempt++) {
            Thread.onSpinWait();
        }
        assertThat(firstStock("p")).isEqualTo("{\"status\":\"IN_STOCK\",\"quantity\":null,\"availableOn\":null}");
    }

    @ParameterizedTest
    @CsvSource({
        "G, 400, 25.00, 37.50, KILOGRAM",
        "ML, 750, 13.33, 20.00, LITRE",
        "MM, 2500, 4.00, 6.00, METRE",
        "CM2, 10000, 10.00, 15.00, SQUARE_METRE",
        "PIECE, 3, 3.33, 5.00, PIECE",
        // A tie goes to the even cent: 10.00 for 16 pieces is 0.625 each, 15.00 is 0.9375.
        "PIECE, 16, 0.62, 0.94, PIECE",
    })
    void tellsThePriceOfAUsualAmount(String unit, int amount, String first, String second, String shown) {
        sql(
            "update product set unit = '%s', unit_amount = %d where tenant_id = '%s'".formatted(
                unit,
                amount,
                tenant.id()
            )
        );
        String document =
            "{ shop { product(slug: \"p\") { variants { unitPrice { price { amount currency } perAmount perUnit } } } } }";

        Answer answer = shelf.visitor(tenant).send(document);

        assertThat(answer.texts("/shop/product/variants", "/unitPrice/price/amount")).containsExactly(first, second);
        assertThat(answer.texts("/shop/product/variants", "/unitPrice/perUnit")).containsOnly(shown);
        assertThat(answer.texts("/shop/product/variants", "/unitPrice/perAmount")).containsOnly("1");
        assertThat(shelf.visitor(twin).send(document).data("/shop/product/variants/0/unitPrice").isNull()).isTrue();
    }

    @Test
    void tellsTheUnitPriceOfAnArticleOfAnotherSize() {
        sql("update product set unit = 'G', unit_amount = 500 where tenant_id = '" + tenant.id() + "'");
        sql("update variant set unit_amount = 1500 where tenant_id = '%s' and sku = 'P-b'".formatted(tenant.id()));
        assertThat(
            shelf
                .visitor(tenant)
                .send("{ shop { product(slug: \"p\") { variants { unitPrice { price { amount } } } } } }")
                .texts("/shop/product/variants", "/unitPrice/price/amount")
        ).containsExactly("20.00", "10.00");
    }

    @Test
    void sellsABundleAsLongAsItsPartsLast() {
        bundle("q", "P-a", 2);
        bundle("q", "P-b", 1);
        String document =
            "{ shop { product(slug: \"q\") { available variants { available stock { status quantity } }" +
            " bundleItems { quantity variant { sku } product { slug } } } } }";

        assertThat(shelf.visitor(tenant).send(document).data("/shop/product").toString()).isEqualTo(
            "{\"available\":true,\"variants\":[{\"available\":true,\"stock\":{\"status\":\"LOW\",\"quantity\":2}}," +
                "{\"available\":true,\"stock\":{\"status\":\"LOW\",\"quantity\":2}}],\"bundleItems\":[" +
                "{\"quantity\":2,\"variant\":{\"sku\":\"P-a\"},\"product\":{\"slug\":\"p\"}}," +
                "{\"quantity\":1,\"variant\":{\"sku\":\"P-b\"},\"product\":{\"slug\":\"p\"}}]}"
        );

        shelf.put(tenant, List.of(Drafts.withStock(tenant, Drafts.product(tenant, "p", "P"), 1)));
        assertThat(shelf.visitor(tenant).send(document).data("/shop/product/available").asBoolean()).isFalse();
        assertThat(shelf.visitor(tenant).send(document).data("/shop/product/variants/0").toString()).isEqualTo(
            "{\"available\":false,\"stock\":{\"status\":\"OUT_OF_STOCK\",\"quantity\":null}}"
        );
        assertThat(shelf.visitor(twin).send(document).data("/shop/product/bundleItems").size()).isZero();
    }

    @Test
    void namesAPartThatIsNotSoldByItselfAndNoMore() {
        bundle("q", "P-a", 1);
        sql("update product set status = 'DRAFT' where tenant_id = '%s' and slug = 'p'".formatted(tenant.id()));
        String document =
            "{ shop { product(slug: \"q\") { bundleItems { name variant { sku price { amount } } product { slug } } } } }";
        assertThat(shelf.visitor(tenant).send(document).data("/shop/product/bundleItems").toString()).isEqualTo(
            "[{\"name\":\"Produit p\",\"variant\":null,\"product\":null}]"
        );
    }

    @Test
    void doesNotSellABundleThatMissesAPart() {
        bundle("q", "P-a", 1);
        sql("delete from variant where tenant_id = '%s' and sku = 'P-a'".formatted(tenant.id()));
        assertThat(firstStock("q")).contains("OUT_OF_STOCK");
    }

    @Test
    void leadsFromTheTopToTheProduct() {
        Answer answer = shelf
            .visitor(tenant)
            .send(
                "{ shop { product(slug: \"p\") { canonicalPath breadcrumbs { slug canonicalPath } }" +
                    " category(slug: \"middle\") { breadcrumbs { slug } seo { title } } } }"
            );
        assertThat(answer.texts("/shop/product/breadcrumbs", "/slug")).containsExactly("top", "middle", "leaf");
        assertThat(answer.texts("/shop/category/breadcrumbs", "/slug")).containsExactly("top", "middle");
        assertThat(answer.data("/shop/product/canonicalPath").asString()).isEqualTo("/products/p");
        assertThat(answer.data("/shop/product/breadcrumbs/2/canonicalPath").asString()).isEqualTo("/categories/leaf");
        assertThat(answer.data("/shop/category/seo/title").asString()).isEqualTo("Middle");
    }

    @Test
    void describesAProductToSearchEnginesWithoutLettingItsTextsEndAScript() {
        String name = "A</script><b>&";
        shelf.put(tenant, List.of(Drafts.named(Drafts.product(tenant, "p", "P"), name)));
        review(tenant, "p", 5, "Léa", 1);
        review(tenant, "p", 4, "Marc", 2);

        String text = shelf
            .visitor(tenant)
            .send("{ shop { product(slug: \"p\") { structuredData } } }")
            .data("/shop/product/structuredData")
            .asString();

        assertThat(text).doesNotContain("<", ">", "&");
        JsonNode data = new JsonMapper().readTree(text);
        assertThat(data.at("/@type").asString()).isEqualTo("Product");
        assertThat(data.at("/name").asString()).isEqualTo(name);
        assertThat(data.at("/description").asString()).isEqualTo("Beau");
        assertThat(data.at("/brand/name").asString()).isEqualTo("Marque");
        assertThat(data.at("/offers/lowPrice").asString()).isEqualTo("10.00");
        assertThat(data.at("/offers/availability").asString()).isEqualTo("https://schema.org/InStock");
        assertThat(data.at("/aggregateRating/ratingValue").asString()).isEqualTo("4.50");
        assertThat(data.at("/aggregateRating/reviewCount").asInt()).isEqualTo(2);
    }

    private String firstStock(String slug) {
        return shelf
            .visitor(tenant)
            .send(STOCK, Map.of("slug", slug))
            .data("/shop/product/variants/0/stock")
            .toString();
    }

    private void bundle(String slug, String sku, int quantity) {
        sql(
            """
            insert into bundle_item (tenant_id, product_id, position, variant_id, quantity)
            select p.tenant_id, p.id, (select count(*) from bundle_item b where b.product_id = p.id), v.id, %d
            from product p
            join variant v on v.tenant_id = p.tenant_id and v.sku = '%s'
            where p.tenant_id = '%s' and p.slug = '%s'
            """.formatted(quantity, sku, tenant.id(), slug)
        );
    }

    private void review(TestTenant of, String slug, int rating, String author, int daysAgo) {
        shelf.database().execute(Reviews.insert(of, slug, rating, author, daysAgo, "PUBLISHED"));
    }

    private void sql(String statement) {
        shelf.database().execute(statement);
    }
}
