package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a buyer of the demo's sports shop types, and what must come first: 200 real-looking products, judged by a person. */
@ServerTest
class SearchDemoTest {

    @Autowired
    private ApplicationContext server;

    private GraphQlClient visitor;

    @BeforeEach
    void fill() throws IOException {
        Shelf shelf = Shelf.of(server);
        TestTenant tenant = shelf.database().createTenant("GROWTH");
        JsonNode demo = demo();
        Map<String, UUID> categories = new HashMap<>();
        for (JsonNode category : demo.path("categories")) {
            UUID id = UUID.randomUUID();
            UUID parent = categories.get(category.path("parent").asString(""));
            categories.put(category.path("slug").asString(), id);
            shelf
                .database()
                .execute(
                    "insert into category (tenant_id, id, parent_id, slug, name) values ('%s', '%s', %s, '%s', '%s')".formatted(
                        tenant.id(),
                        id,
                        parent == null ? "null" : "'" + parent + "'",
                        category.path("slug").asString(),
                        category.path("name").asString().replace("'", "''")
                    )
                );
        }
        List<ProductDraft> drafts = new ArrayList<>();
        for (JsonNode product : demo.path("products")) {
            UUID category = Objects.requireNonNull(categories.get(product.path("category").asString()));
            drafts.add(draft(tenant, product, category));
        }
        shelf.put(tenant, drafts);
        visitor = shelf.visitor(tenant);
    }

    @Test
    void putsFirstWhatAPersonWouldPutFirst() {
        top("chaussure running femme", 1, "Chaussures de running femme");
        top("chausure runing femme", 1, "Chaussures de running femme");
        top("ballon foot", 2, "Ballon de football");
        top("sac a dos", 5, "Sac à dos");
        top("vélo", 5, "Vélo");
        top("velos", 5, "Vélo");
        top("chausure", 5, "Chaussures");
        top("tshirt", 5, "T-shirt");
        top("t shirt running", 1, "T-shirt de running");
        top("raquettes", 6, "Raquette");
        top("raquette tennis", 4, "Raquette de tennis");
        top("maillot de bain", 4, "Maillot de bain");
        top("montre gps", 2, "Montre GPS");
        top("veste ski femme", 1, "Veste de ski femme");
        top("haltere", 4, "Haltère");
        top("gourde", 2, "Gourde");
        top("casque velo enfant", 1, "Casque enfant");
        top("BS-FILANTE-L-BCI", 1, "T-shirt de running Filante");
    }

    /** The first answers' names begin so. */
    private void top(String query, int count, String beginning) {
        List<String> names = visitor
            .send(
                "query ($query: String!) { shop { search(query: $query, first: 10) { nodes { name } } } }",
                Map.of("query", query)
            )
            .texts("/shop/search/nodes", "/name");
        assertThat(names).as(query).hasSizeGreaterThanOrEqualTo(count);
        assertThat(names.subList(0, count))
            .as(query)
            .allMatch(name -> name.startsWith(beginning));
    }

    private static ProductDraft draft(TestTenant tenant, JsonNode product, UUID category) {
        List<VariantDraft> variants = new ArrayList<>();
        for (JsonNode variant : product.path("variants")) {
            variants.add(
                new VariantDraft(
                    variant.path("sku").asString(),
                    null,
                    texts(variant.path("options"), ""),
                    1000,
                    null,
                    null,
                    1,
                    true,
                    false,
                    true,
                    true,
                    Map.of(tenant.location(), 3)
                )
            );
        }
        return new ProductDraft(
            product.path("slug").asString(),
            product.path("name").asString(),
            product.path("description").asString(),
            product.path("brand").asString(),
            null,
            ProductStatus.ACTIVE,
            category,
            texts(product.path("tags"), ""),
            texts(product.path("options"), "/name"),
            null,
            null,
            null,
            null,
            variants,
            List.of(),
            Set.of(),
            true
        );
    }

    private static List<String> texts(JsonNode list, String pointer) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.at(pointer).asString()));
        return texts;
    }

    private static JsonNode demo() throws IOException {
        try (InputStream file = SearchDemoTest.class.getResourceAsStream("/demo/boutique-sport.json")) {
            return JsonMapper.builder().build().readTree(Objects.requireNonNull(file));
        }
    }
}
