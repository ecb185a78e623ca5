package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.testing.ServerTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Articles, options, terms, neighbours and bundles of an existing product. */
@ServerTest
class BackofficeVariantTest {

    private static final String EDIT = "$id: ID!, $version: Int!";
    private static final String PRODUCT =
        "product { version options { name values } priceRange { max { amount } }" +
        " variants { sku optionValues price { amount } stockTracked unitAmount } }";

    @Autowired
    private ApplicationContext server;

    private Counter counter;

    @BeforeEach
    void open() {
        counter = Counter.open(server);
    }

    @Test
    void addsAnArticleAndWhatBuyersFilterBy() {
        JsonNode payload = add(
            Map.of(
                "sku",
                "P-c",
                "optionValues",
                List.of("Green"),
                "price",
                "99.00",
                "stockTracked",
                false,
                "unitAmount",
                750
            )
        );
        JsonNode product = Counter.done(payload).path("product");
        assertThat(product.at("/version").asInt()).isEqualTo(2);
        assertThat(product.at("/options/0/values").toString()).isEqualTo("[\"Red\",\"Blue\",\"Green\"]");
        assertThat(product.at("/priceRange/max/amount").asString()).isEqualTo("99.00");
        assertThat(product.at("/variants/2").toString()).isEqualTo(
            "{\"sku\":\"P-c\",\"optionValues\":[\"Green\"],\"price\":{\"amount\":\"99.00\"},\"stockTracked\":false,\"unitAmount\":750}"
        );
        assertThat(
            counter
                .shelf()
                .visitor(counter.tenant())
                .send(
                    "{ shop { products(where: { options: [{ name: \"Couleur\", in: [\"Green\"] }] }) { nodes { slug } } } }"
                )
                .texts("/shop/products/nodes", "/slug")
        ).containsExactly("p");
        assertThat(counter.trail()).isEqualTo("variant.add");
    }

    @Test
    void refusesAnArticleThatCannotBeToldApartOrIsTaken() {
        assertThat(
            Counter.codes(add(Map.of("sku", "Q-a", "optionValues", List.of("Red"), "price", "1")))
        ).containsExactlyInAnyOrder("TAKEN", "TAKEN");
        JsonNode payload = add(Map.of("optionValues", List.of(), "price", "1.234", "weightGrams", -1));
        assertThat(payload.path("userErrors").toString())
            .contains("\"input\",\"price\"")
            .contains("\"input\",\"weightGrams\"")
            .contains("\"input\",\"optionValues\"");
        assertThat(counter.version("p")).isEqualTo(1);
        assertThat(counter.query("select count(*) from variant where tenant_id = '%s'")).isEqualTo("4");
        assertThat(counter.trail()).isEmpty();
    }

    @Test
    void refusesAPriceThatNoBasketCouldAddUp() {
        JsonNode refused = add(Map.of("optionValues", List.of("Green"), "price", "1000000000.01"));
        assertThat(Counter.codes(refused)).containsExactly("INVALID");
        assertThat(refused.path("userErrors").toString()).contains("\"input\",\"price\"");
        assertThat(counter.query("select count(*) from variant where tenant_id = '%s'")).isEqualTo("4");
        Counter.done(add(Map.of("optionValues", List.of("Green"), "price", "1000000000.00")));
    }

    @Test
    void changesAndRemovesAnArticleOnTheVersionThatItsAuthorSaw() {
        Map<String, Object> change = new HashMap<>(Map.of("price", "7.50"));
        change.put("sku", null);
        Map<String, Object> variables = Map.of(
            "id",
            counter.product("p"),
            "version",
            1,
            "variantId",
            counter.variant("P-a"),
            "input",
            change
        );
        String signature = EDIT + ", $variantId: ID!, $input: BackofficeVariantUpdateInput!";
        JsonNode product = Counter.done(
            counter.send("backofficeProductVariantUpdate", signature, PRODUCT, variables)
        ).path("product");
        assertThat(product.at("/variants/0/price/amount").asString()).isEqualTo("7.50");
        assertThat(product.at("/variants/0/sku").isNull()).isTrue();
        assertThat(
            counter.send("backofficeProductVariantUpdate", signature, PRODUCT, variables).path("userErrors").toString()
        )
            .contains("VersionConflict")
            .contains("\"currentVersion\":2");

        Map<String, Object> removal = Map.of(
            "id",
            counter.product("p"),
            "version",
            2,
            "variantId",
            counter.variant("P-b")
        );
        String remove = EDIT + ", $variantId: ID!";
        JsonNode left = Counter.done(counter.send("backofficeProductVariantRemove", remove, PRODUCT, removal));
        assertThat(left.at("/product/options/0/values").toString()).isEqualTo("[\"Red\"]");
        Map<String, Object> last = new HashMap<>(removal);
        last.put("version", 3);
        last.put("variantId", counter.id("var", "select id from variant where tenant_id = '%s' and sku is null"));
        assertThat(
            Counter.codes(counter.send("backofficeProductVariantRemove", remove, PRODUCT, last))
        ).containsExactly("WRONG_STATE");
    }

    @Test
    void renamesAddsAndRemovesOptionsAsLongAsArticlesCanBeToldApart() {
        JsonNode product = Counter.done(
            options(1, List.of(Map.of("name", "Taille", "value", "M"), Map.of("name", "Teinte", "from", "Couleur")))
        ).path("product");
        assertThat(product.path("options").toString()).isEqualTo(
            "[{\"name\":\"Taille\",\"values\":[\"M\"]},{\"name\":\"Teinte\",\"values\":[\"Red\",\"Blue\"]}]"
        );
        assertThat(product.at("/variants/1/optionValues").toString()).isEqualTo("[\"M\",\"Blue\"]");
        assertThat(Counter.codes(options(2, List.of(Map.of("name", "Taille", "from", "Taille"))))).containsExactly(
            "TAKEN"
        );
        assertThat(Counter.codes(options(2, List.of(Map.of("name", "Pied", "from", "Pointure"))))).containsExactly(
            "NOT_FOUND"
        );
        assertThat(Counter.codes(options(2, List.of(Map.of("name", "Neuf"))))).containsExactly("REQUIRED");
        assertThat(counter.version("p")).isEqualTo(2);
    }

    @Test
    void setsTermsNeighboursAndBundles() {
        String terms = EDIT + ", $input: BackofficeProductTermsUpdateInput!";
        String shown =
            "product { availableOn unitAmount unit relatedProducts { slug } bundleItems { quantity variant { sku } } }";
        Map<String, Object> at = Map.of("id", counter.product("p"), "version", 1);
        assertThat(
            Counter.codes(
                counter.send("backofficeProductTermsUpdate", terms, shown, with(at, "input", Map.of("unit", "G")))
            )
        ).containsExactly("INVALID");
        Map<String, Object> input = Map.of("unit", "G", "unitAmount", 500, "availableOn", "2999-12-31");
        assertThat(
            Counter.done(counter.send("backofficeProductTermsUpdate", terms, shown, with(at, "input", input)))
                .path("product")
                .toString()
        ).startsWith("{\"availableOn\":\"2999-12-31\",\"unitAmount\":500,\"unit\":\"G\"");

        String related = EDIT + ", $relatedIds: [ID!]!";
        Map<String, Object> second = Map.of("id", counter.product("p"), "version", 2);
        assertThat(
            Counter.codes(
                counter.send(
                    "backofficeProductRelatedSet",
                    related,
                    shown,
                    with(second, "relatedIds", List.of(counter.product("p")))
                )
            )
        ).containsExactly("INVALID");
        assertThat(
            Counter.done(
                counter.send(
                    "backofficeProductRelatedSet",
                    related,
                    shown,
                    with(second, "relatedIds", List.of(counter.product("q")))
                )
            )
                .at("/product/relatedProducts/0/slug")
                .asString()
        ).isEqualTo("q");

        String bundle = EDIT + ", $items: [BackofficeBundleItemInput!]!";
        Map<String, Object> parts = with(
            Map.of("id", counter.product("p"), "version", 3),
            "items",
            List.of(Map.of("variantId", counter.variant("Q-a"), "quantity", 6))
        );
        assertThat(
            Counter.done(counter.send("backofficeProductBundleSet", bundle, shown, parts))
                .at("/product/bundleItems")
                .toString()
        ).isEqualTo("[{\"quantity\":6,\"variant\":{\"sku\":\"Q-a\"}}]");
        assertThat(counter.query("select is_available from product where tenant_id = '%s' and slug = 'p'")).isEqualTo(
            "f"
        );
        Map<String, Object> nested = with(
            Map.of("id", counter.product("q"), "version", 1),
            "items",
            List.of(Map.of("variantId", counter.variant("P-a"), "quantity", 1))
        );
        assertThat(Counter.codes(counter.send("backofficeProductBundleSet", bundle, shown, nested))).containsExactly(
            "NOT_FOUND"
        );
        assertThat(counter.trail()).isEqualTo("product.terms product.related product.bundle");
    }

    private static Map<String, Object> with(Map<String, Object> variables, String name, Object value) {
        Map<String, Object> more = new HashMap<>(variables);
        more.put(name, value);
        return more;
    }

    private JsonNode add(Map<String, Object> input) {
        return counter.send(
            "backofficeProductVariantAdd",
            EDIT + ", $input: BackofficeVariantAddInput!",
            PRODUCT,
            Map.of("id", counter.product("p"), "version", 1, "input", input)
        );
    }

    private JsonNode options(int version, List<Map<String, String>> options) {
        return counter.send(
            "backofficeProductOptionsSet",
            EDIT + ", $options: [BackofficeProductOptionSetInput!]!",
            PRODUCT,
            Map.of("id", counter.product("p"), "version", version, "options", options)
        );
    }
}
