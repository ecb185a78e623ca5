package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.testing.ServerTest;
import java.util.Collections;
import java.util.HashMap;
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

/** Collections and makers, as staff keep them in order. */
@ServerTest
class BackofficeCollectionTest {

    private static final String EDIT = "$id: ID!, $version: Int!";
    private static final String COLLECTION =
        "collection { id version slug productCount pinnedProducts { slug }" +
        " rule { any { tag price { gte lte } not { onSale } } } }";
    private static final String BRAND = "brand { id version slug name }";

    @Autowired
    private ApplicationContext server;

    private Counter counter;

    @BeforeEach
    void open() {
        counter = Counter.open(server);
    }

    @Test
    void createsChangesAndDeletesACollection() {
        Map<String, Object> rule = Map.of(
            "any",
            List.of(
                Map.of("tag", "neuf"),
                Map.of("price", Map.of("gte", "5", "lte", "10.50")),
                Map.of("not", Map.of("onSale", true))
            )
        );
        JsonNode created = Counter.done(create(Map.of("name", "Nouveautés", "rule", rule))).path("collection");
        assertThat(created.path("slug").asString()).isEqualTo("nouveautes");
        assertThat(created.path("productCount").asInt()).isEqualTo(2);
        assertThat(created.path("rule").toString()).isEqualTo(
            "{\"any\":[{\"tag\":\"neuf\",\"price\":null,\"not\":null}," +
                "{\"tag\":null,\"price\":{\"gte\":\"5.00\",\"lte\":\"10.50\"},\"not\":null}," +
                "{\"tag\":null,\"price\":null,\"not\":{\"onSale\":true}}]}"
        );
        assertThat(shown("nouveautes")).containsExactlyInAnyOrder("p", "q");

        Map<String, Object> change = new HashMap<>(Map.of("pinnedProductIds", List.of(counter.product("q"))));
        change.put("rule", null);
        String id = created.path("id").asString();
        JsonNode changed = Counter.done(update(id, 1, change)).path("collection");
        assertThat(changed.at("/pinnedProducts/0/slug").asString()).isEqualTo("q");
        assertThat(shown("nouveautes")).containsExactly("q");
        assertThat(update(id, 1, Map.of("name", "X")).path("userErrors").toString()).contains("\"currentVersion\":2");

        Counter.done(
            counter.send("backofficeCollectionDelete", EDIT, "collection { slug }", Map.of("id", id, "version", 2))
        );
        assertThat(
            counter
                .shelf()
                .visitor(counter.tenant())
                .send("{ shop { collection(slug: \"nouveautes\") { name } } }")
                .data("/shop/collection")
                .isNull()
        ).isTrue();
        assertThat(counter.trail()).isEqualTo("collection.create collection.update collection.delete");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        {}                                                                          | INVALID  | rule
        {"tag":"a","onSale":true}                                                   | INVALID  | rule
        {"tag":" "}                                                                 | INVALID  | rule.tag
        {"all":[]}                                                                  | INVALID  | rule.all
        {"publishedWithinDays":0}                                                   | INVALID  | rule.publishedWithinDays
        {"price":{}}                                                                | INVALID  | rule.price
        {"price":{"gte":"2","lte":"1"}}                                             | INVALID  | rule.price
        {"price":{"gte":"1.234"}}                                                   | INVALID  | rule.price.gte
        {"not":{"not":{"not":{"not":{"tag":"a"}}}}}                                 | INVALID  | rule.not.not.not.not
        {"any":[{"tag":"a"},{"brandId":"brd_00000000000000000000000000000001"}]}    | NOT_FOUND| rule.any.1.brandId
        {"categoryId":"nonsense"}                                                   | NOT_FOUND| rule.categoryId
        """
    )
    void saysWhatIsWrongWithARule(String rule, String code, String place) {
        Object input = new JsonMapper().readValue(rule, Map.class);
        JsonNode error = create(Map.of("name", "X", "rule", input)).at("/userErrors/0");
        assertThat(error.path("code").asString()).isEqualTo(code);
        assertThat(error.path("field").valueStream().skip(1).map(JsonNode::asString).toList()).isEqualTo(
            List.of(place.split("\\.", -1))
        );
        assertThat(counter.query("select count(*) from collection where tenant_id = '%s'")).isEqualTo("0");
    }

    @Test
    void boundsTheNumberOfParts() {
        Map<String, Object> inner = Map.of("any", Collections.nCopies(5, Map.of("tag", "a")));
        Map<String, Object> outer = Map.of("any", List.of(inner, inner));
        Map<String, Object> rule = Map.of("all", Collections.nCopies(4, outer));
        assertThat(Counter.codes(create(Map.of("name", "X", "rule", rule)))).containsExactly("TOO_LONG");
    }

    @Test
    void renamesAMakerWithItsProductsAndMergesTwo() {
        String marque = counter.id("brd", "select id from brand where tenant_id = '%s' and name = 'Marque'");
        JsonNode renamed = Counter.done(updateBrand(marque, 1, Map.of("name", "Marque d’Or"))).path("brand");
        assertThat(renamed.path("version").asInt()).isEqualTo(2);
        assertThat(brandsOfProducts()).isEqualTo("Marque d’Or");
        assertThat(counter.query("select count(*) from brand where tenant_id = '%s'")).isEqualTo("1");
        assertThat(counter.version("p")).isEqualTo(2);

        JsonNode other = Counter.done(
            counter.send(
                "backofficeBrandCreate",
                "$input: BackofficeBrandCreateInput!",
                BRAND,
                Map.of("input", Map.of("name", "Autre"))
            )
        ).path("brand");
        assertThat(
            Counter.codes(updateBrand(other.path("id").asString(), 1, Map.of("name", "MARQUE D’OR")))
        ).containsExactly("TAKEN");
        assertThat(Counter.codes(deleteBrand(marque, 2))).containsExactly("WRONG_STATE");
        create(Map.of("name", "De la marque", "rule", Map.of("brandId", marque)));
        JsonNode stays = Counter.done(
            counter.send(
                "backofficeBrandMerge",
                EDIT + ", $intoId: ID!",
                BRAND,
                Map.of("id", marque, "version", 2, "intoId", other.path("id").asString())
            )
        );
        assertThat(stays.at("/brand/name").asString()).isEqualTo("Autre");
        assertThat(brandsOfProducts()).isEqualTo("Autre");
        assertThat(counter.query("select count(*) from brand where tenant_id = '%s'")).isEqualTo("1");
        assertThat(shown("de-la-marque")).containsExactlyInAnyOrder("p", "q");
        assertThat(counter.trail()).isEqualTo("brand.update brand.create collection.create brand.merge");
        assertThat(
            counter
                .shelf()
                .visitor(counter.twin())
                .send("{ shop { product(slug: \"p\") { brand } } }")
                .data("/shop/product/brand")
                .asString()
        ).isEqualTo("Marque");
    }

    @Test
    void keepsWhatCollectionsAndPromotionsName() {
        String shape = "$input: BackofficeBrandCreateInput!";
        String one = Counter.done(
            counter.send("backofficeBrandCreate", shape, BRAND, Map.of("input", Map.of("name", "Un")))
        )
            .at("/brand/id")
            .asString();
        String two = Counter.done(
            counter.send("backofficeBrandCreate", shape, BRAND, Map.of("input", Map.of("name", "Deux")))
        )
            .at("/brand/id")
            .asString();
        String key = "select id from brand where tenant_id = '%s' and name = ";
        counter
            .shelf()
            .database()
            .execute(
                (
                    "insert into promotion (tenant_id, id, name, kind, basis_points, targets) values ('%1$s'," +
                    " gen_random_uuid(), 'Dix', 'PERCENTAGE', 1000, '{\"brandIds\":[\"%2$s\"]}')"
                ).formatted(counter.tenant().id(), counter.query(key + "'Un'"))
            );
        assertThat(Counter.codes(deleteBrand(one, 1))).containsExactly("WRONG_STATE");
        Counter.done(
            counter.send(
                "backofficeBrandMerge",
                EDIT + ", $intoId: ID!",
                BRAND,
                Map.of("id", one, "version", 1, "intoId", two)
            )
        );
        assertThat(counter.query("select targets -> 'brandIds' ->> 0 from promotion where tenant_id = '%s'")).isEqualTo(
            counter.query(key + "'Deux'")
        );
        assertThat(Counter.codes(deleteBrand(two, 1))).containsExactly("WRONG_STATE");
        assertThat(counter.query("select count(*) from brand where tenant_id = '%s' and name = 'Deux'")).isEqualTo("1");
    }

    private JsonNode create(Map<String, Object> input) {
        return counter.send(
            "backofficeCollectionCreate",
            "$input: BackofficeCollectionCreateInput!",
            COLLECTION,
            Map.of("input", input)
        );
    }

    private JsonNode update(String id, int version, Map<String, Object> input) {
        return counter.send(
            "backofficeCollectionUpdate",
            EDIT + ", $input: BackofficeCollectionUpdateInput!",
            COLLECTION,
            Map.of("id", id, "version", version, "input", input)
        );
    }

    private JsonNode updateBrand(String id, int version, Map<String, Object> input) {
        return counter.send(
            "backofficeBrandUpdate",
            EDIT + ", $input: BackofficeBrandUpdateInput!",
            BRAND,
            Map.of("id", id, "version", version, "input", input)
        );
    }

    private JsonNode deleteBrand(String id, int version) {
        return counter.send("backofficeBrandDelete", EDIT, BRAND, Map.of("id", id, "version", version));
    }

    private List<String> shown(String slug) {
        return counter
            .shelf()
            .visitor(counter.tenant())
            .send("{ shop { collection(slug: \"" + slug + "\") { products { nodes { slug } } } } }")
            .texts("/shop/collection/products/nodes", "/slug");
    }

    private String brandsOfProducts() {
        return counter.query("select string_agg(distinct brand, ' ') from product where tenant_id = '%s'");
    }
}
