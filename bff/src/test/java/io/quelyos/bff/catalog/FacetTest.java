package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SqlStatements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * A facet's count is how many products its choice would leave: with everything else that is chosen, and without what is
 * chosen of the facet itself. So each count is compared with the number of products of that very list.
 */
@ServerTest
class FacetTest {

    private static final String FACETS = """
    query ($where: ShopProductFilter) { shop { products(first: 1, where: $where) { facets {
      categories { count category { slug } } brands { slug name count } options { name values { value count } }
      prices { min { amount } max { amount } count } availability { available count } ratings { gte count } } } } }
    """;
    private static final String COUNT =
        "query ($where: ShopProductFilter) { shop { products(first: 1, where: $where) { totalCount } } }";

    @Autowired
    private ApplicationContext server;

    private TestTenant tenant;
    private GraphQlClient visitor;

    @BeforeEach
    void fill() {
        Shelf shelf = Shelf.of(server);
        tenant = shelf.database().createTenant("GROWTH");
        TestTenant twin = shelf.database().createTenant("GROWTH");
        for (TestTenant one : List.of(tenant, twin)) {
            shelf.put(one, Goods.make(one, 80, 11));
            shelf.database().execute(
                """
                update product
                set brand = (array['Alpina', 'Bréhat', null])[1 + length(name) %% 3],
                    rating_count = 2, rating_sum = 2 * (length(slug) + length(name)) %% 9 + 2
                where tenant_id = '%s'
                """.formatted(one.id())
            );
        }
        visitor = shelf.visitor(tenant);
    }

    @Test
    void countsWhatEachChoiceWouldLeave() {
        long seed = 5;
        var random = new Random(seed);
        for (int round = 0; round < 12; round++) {
            Map<String, Object> where = choice(random);
            String told = "seed " + seed + ", round " + round + ", " + where;
            JsonNode facets = visitor.send(FACETS, Map.of("where", where)).data("/shop/products/facets");
            for (JsonNode each : facets.path("categories")) {
                Map<String, Object> chosen = Map.of("eq", each.at("/category/slug").asString());
                assertThat(count(with(where, "category", chosen)))
                    .as(told)
                    .isEqualTo(each.path("count").asInt());
            }
            for (JsonNode each : facets.path("brands")) {
                Map<String, Object> chosen = Map.of("in", List.of(each.path("slug").asString()));
                assertThat(count(with(where, "brand", chosen)))
                    .as(told)
                    .isEqualTo(each.path("count").asInt());
            }
            for (JsonNode each : facets.path("prices")) {
                Map<String, Object> chosen = Map.of(
                    "gte",
                    each.at("/min/amount").asString(),
                    "lte",
                    each.at("/max/amount").asString()
                );
                assertThat(count(with(where, "price", chosen)))
                    .as(told)
                    .isEqualTo(each.path("count").asInt());
            }
            for (JsonNode each : facets.path("availability")) {
                boolean chosen = each.path("available").asBoolean();
                assertThat(count(with(where, "available", chosen)))
                    .as(told)
                    .isEqualTo(each.path("count").asInt());
            }
            for (JsonNode each : facets.path("ratings")) {
                Map<String, Object> chosen = Map.of("gte", each.path("gte").asInt());
                assertThat(count(with(where, "rating", chosen)))
                    .as(told)
                    .isEqualTo(each.path("count").asInt());
            }
            checkOptions(where, facets, told);
        }
    }

    private void checkOptions(Map<String, Object> where, JsonNode facets, String told) {
        for (JsonNode option : facets.path("options")) {
            for (JsonNode each : option.path("values")) {
                Map<String, Object> chosen = Map.of(
                    "name",
                    option.path("name").asString(),
                    "in",
                    List.of(each.path("value").asString())
                );
                List<Object> all = new ArrayList<>(List.of(chosen));
                if (where.get("options") instanceof List<?> others) {
                    others
                        .stream()
                        .filter(
                            other ->
                                !option
                                    .path("name")
                                    .asString()
                                    .equals(((Map<?, ?>) other).get("name"))
                        )
                        .forEach(all::add);
                }
                assertThat(count(with(where, "options", all)))
                    .as(told)
                    .isEqualTo(each.path("count").asInt());
            }
        }
    }

    @Test
    void leavesNoChoiceOut() {
        JsonNode facets = visitor.send(FACETS).data("/shop/products/facets");
        assertThat(texts(facets, "categories", "/category/slug")).containsExactlyInAnyOrder("top", "middle", "leaf");
        assertThat(texts(facets, "brands", "/slug")).containsExactlyInAnyOrder("alpina", "brehat");
        assertThat(texts(facets, "options", "/name")).containsExactlyInAnyOrder("Couleur", "Taille");
        assertThat(facets.at("/options/0/values").size() + facets.at("/options/1/values").size()).isEqualTo(6);
        assertThat(facets.path("availability").size()).isEqualTo(2);
        int published = count(Map.of());
        int available = facets.at("/availability/0/count").asInt() + facets.at("/availability/1/count").asInt();
        assertThat(available).isEqualTo(published);
        assertThat(facets.path("prices").size()).isBetween(2, 7);
    }

    @Test
    void costsOneStatementAndOnlyWhereItIsAskedFor() {
        assertThat(statements("{ shop { products { nodes { slug } } } }")).hasSize(1);
        assertThat(
            statements(
                """
                { shop { products(where: { brand: { in: ["alpina"] }, price: { gte: "10" } }) { nodes { slug } facets {
                  brands { count } options { name values { count } } prices { count } availability { count }
                  ratings { count } categories { count } } } } }
                """
            )
        ).hasSize(2);
        assertThat(
            statements("{ shop { search(query: \"echelle\") { nodes { slug } facets { brands { count } } } } }")
        ).hasSize(3);
        assertThat(statements("{ shop { products { facets { brands { slug } } } } }").getLast())
            .contains("brand")
            .doesNotContain("product_option_value");
    }

    @Test
    void countsTheAnswersOfASearchAndTheListOfACategory() {
        JsonNode found = visitor
            .send("{ shop { search(query: \"echelle\") { totalCount facets { availability { count } } } } }")
            .data("/shop/search");
        int counted = 0;
        for (JsonNode each : found.at("/facets/availability")) {
            counted += each.path("count").asInt();
        }
        assertThat(counted).isPositive().isEqualTo(found.path("totalCount").asInt());
        JsonNode leaf = visitor
            .send(
                "{ shop { category(slug: \"leaf\") { products { totalCount facets { categories { category { slug } count } } } } } }"
            )
            .data("/shop/category/products");
        assertThat(leaf.at("/facets/categories/0/count").asInt()).isEqualTo(leaf.path("totalCount").asInt());
    }

    @Test
    void refusesFiltersBeyondTheirLimits() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
            Map.of("rating", Map.of("gte", 0)),
            Map.of("rating", Map.of("gte", 6)),
            Map.of("brand", Map.of("in", List.of()))
        )) {
            Answer refused = visitor.send(COUNT, Map.of("where", wrong));
            assertThat(refused.errorCodes()).as("%s", wrong).containsExactly("BAD_USER_INPUT");
        }
    }

    private static Map<String, Object> choice(Random random) {
        Map<String, Object> where = new HashMap<>();
        if (random.nextInt(3) == 0) {
            where.put("category", Map.of("eq", List.of("top", "middle").get(random.nextInt(2))));
        }
        if (random.nextInt(2) == 0) {
            where.put("brand", Map.of("in", List.of("alpina")));
        }
        if (random.nextInt(2) == 0) {
            where.put("price", Map.of("gte", "11.00", "lte", "13.00"));
        }
        if (random.nextInt(2) == 0) {
            where.put(
                "options",
                List.of(
                    Map.of("name", "Couleur", "in", List.of("Rouge", "Bleu")),
                    Map.of("name", "Taille", "in", List.of("S"))
                )
            );
        }
        if (random.nextInt(3) == 0) {
            where.put("available", random.nextBoolean());
        }
        if (random.nextInt(3) == 0) {
            where.put("rating", Map.of("gte", 2));
        }
        if (random.nextInt(3) == 0) {
            where.put("not", Map.of("options", List.of(Map.of("name", "Couleur", "in", List.of("Vert")))));
        }
        return where;
    }

    private int count(Map<String, Object> where) {
        return visitor.send(COUNT, Map.of("where", where)).data("/shop/products/totalCount").asInt();
    }

    private static Map<String, Object> with(Map<String, Object> where, String name, Object chosen) {
        Map<String, Object> other = new HashMap<>(where);
        other.put(name, chosen);
        return other;
    }

    private static List<String> texts(JsonNode facets, String list, String pointer) {
        List<String> texts = new ArrayList<>();
        facets.path(list).forEach(each -> texts.add(each.at(pointer).asString()));
        return texts;
    }

    private List<String> statements(String document) {
        visitor.send(document).data("");
        SqlStatements.clear();
        visitor.send(document).data("");
        return SqlStatements.seenQueries()
            .stream()
            .filter(sql -> !sql.contains("scheduled_tasks") && !sql.contains("staff_standing("))
            .toList();
    }
}
