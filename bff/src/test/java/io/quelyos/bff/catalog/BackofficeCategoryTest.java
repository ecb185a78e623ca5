package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.testing.ServerTest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** The tree of categories and the places where stock lies, as staff keep them in order. */
@ServerTest
class BackofficeCategoryTest {

    private static final String CATEGORY = "category { id version slug name parentId position seoTitle }";
    private static final String MOVE = "$id: ID!, $version: Int!, $parentId: ID, $position: Int";
    private static final String STANDS =
        "select string_agg(c.slug, ' ' order by c.slug) from category_product s join category c on c.id = s.category_id" +
        " join product p on p.id = s.product_id where s.tenant_id = '%s' and p.slug = 'p'";

    @Autowired
    private ApplicationContext server;

    private Counter counter;

    @BeforeEach
    void open() {
        counter = Counter.open(server);
    }

    @Test
    void createsAndChangesACategory() {
        JsonNode created = Counter.done(
            create(Map.of("name", "Été & plage", "parentId", counter.category(counter.tenant().topCategory())))
        );
        assertThat(created.at("/category/slug").asString()).isEqualTo("ete-plage");
        Map<String, Object> change = new HashMap<>(Map.of("name", "Plage", "seoTitle", "La plage"));
        change.put("description", null);
        JsonNode changed = Counter.done(
            counter.send(
                "backofficeCategoryUpdate",
                "$id: ID!, $version: Int!, $input: BackofficeCategoryUpdateInput!",
                CATEGORY,
                Map.of("id", created.at("/category/id").asString(), "version", 1, "input", change)
            )
        );
        assertThat(changed.at("/category/version").asInt()).isEqualTo(2);
        assertThat(changed.at("/category/seoTitle").asString()).isEqualTo("La plage");
        assertThat(Counter.codes(create(Map.of("name", "X", "slug", "top")))).containsExactly("TAKEN");
        assertThat(Counter.codes(create(Map.of("name", " ", "slug", "No")))).containsExactlyInAnyOrder(
            "REQUIRED",
            "INVALID"
        );
        assertThat(
            Counter.codes(create(Map.of("name", "X", "parentId", counter.category(counter.twin().topCategory()))))
        ).containsExactly("NOT_FOUND");
        assertThat(counter.trail()).isEqualTo("category.create category.update");
    }

    @Test
    void movesACategoryWithItsProductsAndNeverUnderItself() {
        assertThat(counter.query(STANDS)).isEqualTo("leaf middle top");
        var tenant = counter.tenant();
        assertThat(
            Counter.codes(move(counter.category(tenant.topCategory()), 1, counter.category(tenant.leafCategory())))
        ).containsExactly("INVALID");
        Counter.done(move(counter.category(tenant.middleCategory()), 1, null));
        assertThat(counter.query(STANDS)).isEqualTo("leaf middle");
        Counter.done(move(counter.category(tenant.topCategory()), 1, counter.category(tenant.middleCategory())));
        assertThat(counter.query(STANDS)).isEqualTo("leaf middle");
        Counter.done(move(counter.category(tenant.leafCategory()), 1, counter.category(tenant.topCategory())));
        assertThat(counter.query(STANDS)).isEqualTo("leaf middle top");
        assertThat(move(counter.category(tenant.leafCategory()), 1, null).path("userErrors").toString()).contains(
            "\"currentVersion\":2"
        );
        assertThat(
            counter
                .shelf()
                .visitor(counter.twin())
                .send("{ shop { product(slug: \"p\") { breadcrumbs { slug } } } }")
                .texts("/shop/product/breadcrumbs", "/slug")
        ).containsExactly("top", "middle", "leaf");
    }

    @Test
    void deletesACategoryOnlyWhenItsProductsHaveSomewhereToGo() {
        var tenant = counter.tenant();
        String leaf = counter.category(tenant.leafCategory());
        assertThat(Counter.codes(delete(counter.category(tenant.topCategory()), null))).containsExactly("WRONG_STATE");
        assertThat(Counter.codes(delete(leaf, null))).containsExactly("WRONG_STATE");
        assertThat(Counter.codes(delete(leaf, leaf))).containsExactly("NOT_FOUND");
        assertThat(counter.query(STANDS)).isEqualTo("leaf middle top");
        Counter.done(delete(leaf, counter.category(tenant.topCategory())));
        assertThat(counter.query(STANDS)).isEqualTo("top");
        assertThat(counter.query("select version from product where tenant_id = '%s' and slug = 'p'")).isEqualTo("2");
        Counter.done(delete(counter.category(tenant.middleCategory()), null));
        assertThat(counter.query("select count(*) from category where tenant_id = '%s'")).isEqualTo("1");
    }

    @Test
    void createsChangesAndDeletesPlaces() {
        String selection = "location { id version code name position }";
        JsonNode created = Counter.done(
            counter.send(
                "backofficeLocationCreate",
                "$input: BackofficeLocationCreateInput!",
                selection,
                Map.of("input", Map.of("code", "depot", "name", "Dépôt", "position", 3))
            )
        ).path("location");
        String update = "$id: ID!, $version: Int!, $input: BackofficeLocationUpdateInput!";
        Map<String, Object> taken = Map.of(
            "id",
            created.path("id").asString(),
            "version",
            1,
            "input",
            Map.of("code", "here")
        );
        assertThat(Counter.codes(counter.send("backofficeLocationUpdate", update, selection, taken))).containsExactly(
            "TAKEN"
        );
        String delete = "$id: ID!, $version: Int!";
        assertThat(
            Counter.codes(
                counter.send(
                    "backofficeLocationDelete",
                    delete,
                    selection,
                    Map.of("id", counter.location(), "version", 1)
                )
            )
        ).containsExactly("WRONG_STATE");
        counter.execute("update stock_level set quantity = 0 where tenant_id = '%s'");
        Counter.done(
            counter.send("backofficeLocationDelete", delete, selection, Map.of("id", counter.location(), "version", 1))
        );
        assertThat(
            counter
                .owner()
                .send("{ backoffice { locations { code version position } } }")
                .data("/backoffice/locations")
                .toString()
        ).isEqualTo("[{\"code\":\"depot\",\"version\":1,\"position\":3}]");
        assertThat(counter.trail()).isEqualTo("location.create location.delete");
    }

    private JsonNode create(Map<String, Object> input) {
        return counter.send(
            "backofficeCategoryCreate",
            "$input: BackofficeCategoryCreateInput!",
            CATEGORY,
            Map.of("input", input)
        );
    }

    private JsonNode move(String id, int version, @Nullable String parent) {
        Map<String, @Nullable Object> variables = new HashMap<>(Map.of("id", id, "version", version));
        variables.put("parentId", parent);
        return counter.send("backofficeCategoryMove", MOVE, CATEGORY, variables);
    }

    private JsonNode delete(String id, @Nullable String to) {
        String current = counter.query(
            "select version from category where tenant_id = '%s' and replace(id::text, '-', '') = '" +
                id.substring(4) +
                "'"
        );
        Map<String, @Nullable Object> variables = new HashMap<>(Map.of("id", id, "version", Integer.parseInt(current)));
        variables.put("moveProductsTo", to);
        return counter.send(
            "backofficeCategoryDelete",
            "$id: ID!, $version: Int!, $moveProductsTo: ID",
            CATEGORY,
            variables
        );
    }
}
