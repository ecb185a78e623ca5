package io.quelyos.bff.catalog;

import static io.quelyos.bff.catalog.ProductDesk.ARCHIVE;
import static io.quelyos.bff.catalog.ProductDesk.CREATE;
import static io.quelyos.bff.catalog.ProductDesk.ERRORS;
import static io.quelyos.bff.catalog.ProductDesk.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Products as staff make, change and archive them. */
@ServerTest
class BackofficeCatalogTest {

    @Autowired
    private ApplicationContext server;

    private Shelf shelf;
    private TestTenant tenant;
    private TestTenant twin;
    private GraphQlClient owner;
    private ProductDesk desk;

    @BeforeEach
    void open() {
        shelf = Shelf.of(server);
        tenant = shelf.database().createTenant("GROWTH");
        twin = shelf.database().createTenant("GROWTH");
        owner = shelf.staff(tenant, "OWNER");
        desk = new ProductDesk(owner, tenant);
    }

    @Test
    void createsAProductWithEverything() {
        Answer answer = owner.send(CREATE, Map.of("input", desk.input("Cœur d’été", "C-1")));

        assertThat(answer.data("/backofficeProductCreate/userErrors").size()).isZero();
        var product = answer.data("/backofficeProductCreate/product");
        assertThat(product.at("/slug").asString()).isEqualTo("coeur-d-ete");
        assertThat(product.at("/version").asInt()).isEqualTo(1);
        assertThat(product.at("/category/slug").asString()).isEqualTo("leaf");
        assertThat(product.at("/publishedAt").isNull()).isFalse();
        assertThat(product.at("/descriptionHtml").asString()).isEqualTo("<p>Ok</p>");
        assertThat(product.at("/variants").toString()).isEqualTo(
            "[{\"sku\":\"C-1\",\"optionValues\":[\"M\"],\"price\":{\"amount\":\"12.50\"},\"unitCost\":{\"amount\":\"4.00\"}," +
                "\"weightGrams\":120,\"stock\":[{\"quantity\":3,\"location\":{\"code\":\"here\",\"name\":\"Here\"}}]}]"
        );
        assertThat(
            shelf
                .database()
                .query(
                    "select action || ' ' || actor_kind || ' ' || (actor_id like 'staff:%')::text" +
                        " from audit_entry where tenant_id = '" +
                        tenant.id() +
                        "'"
                )
        ).isEqualTo("product.create STAFF true");
        assertThat(
            shelf
                .visitor(tenant)
                .send("{ shop { product(slug: \"coeur-d-ete\") { name } } }")
                .data("/shop/product/name")
                .asString()
        ).isEqualTo("Cœur d’été");
        assertThat(count(twin)).isEqualTo("0");
    }

    @Test
    void saysAllThatIsWrongWithAnInputAndChangesNothing() {
        Map<String, Object> bad = new HashMap<>(desk.input(" ", "X"));
        bad.put("categoryId", GlobalId.encode("loc", tenant.leafCategory()));
        bad.put(
            "variants",
            List.of(
                Map.of("sku", "X", "optionValues", List.of("M"), "price", "-1"),
                Map.of(
                    "sku",
                    "X",
                    "optionValues",
                    List.of("M"),
                    "price",
                    "1.234",
                    "weightGrams",
                    -1,
                    "stock",
                    List.of(Map.of("locationId", "nonsense", "quantity", -4))
                )
            )
        );

        Answer answer = owner.send(CREATE, Map.of("input", bad));

        assertThat(answer.data("/backofficeProductCreate/product").isNull()).isTrue();
        List<String> found = new ArrayList<>();
        answer.data("/backofficeProductCreate/userErrors").forEach(error -> {
            List<String> path = new ArrayList<>();
            error.at("/field").forEach(part -> path.add(part.asString()));
            found.add(error.at("/code").asString() + " " + String.join(".", path));
        });
        assertThat(found).containsExactlyInAnyOrder(
            "REQUIRED input.name",
            "NOT_FOUND input.categoryId",
            "INVALID input.variants.0.price",
            "INVALID input.variants.1.price",
            "INVALID input.variants.1.weightGrams",
            "TAKEN input.variants.1.sku",
            "TAKEN input.variants.1.optionValues",
            "NOT_FOUND input.variants.1.stock.0.locationId",
            "INVALID input.variants.1.stock.0.quantity"
        );
        assertThat(count(tenant)).isEqualTo("0");
    }

    @Test
    void answersAnotherTenantsIdsLikeRandomOnes() {
        shelf.put(twin, List.of(Drafts.product(twin, "theirs", "T")));
        String foreign = GlobalId.encode("prd", UUID.fromString(id(twin, "theirs")));
        String random = GlobalId.encode("prd", UUID.randomUUID());
        String before = shelf
            .database()
            .query("select version || name || status from product where tenant_id = '" + twin.id() + "'");

        for (String mutation : List.of(UPDATE, ARCHIVE)) {
            Map<String, Object> change = Map.of("name", "Mine");
            String ofForeign = owner.send(mutation, Map.of("id", foreign, "version", 1, "input", change)).body();
            String ofRandom = owner.send(mutation, Map.of("id", random, "version", 1, "input", change)).body();
            assertThat(ofForeign).isEqualTo(ofRandom).contains("NOT_FOUND");
        }
        Map<String, Object> input = new HashMap<>(desk.input("A", "A"));
        input.put("categoryId", GlobalId.encode("cat", twin.leafCategory()));
        String ofForeign = owner.send(CREATE, Map.of("input", input)).body();
        input.put("categoryId", GlobalId.encode("cat", UUID.randomUUID()));
        assertThat(owner.send(CREATE, Map.of("input", input)).body())
            .isEqualTo(ofForeign)
            .contains("NOT_FOUND");
        assertThat(
            owner
                .send("query ($id: ID!) { backoffice { product(id: $id) { id } } }", Map.of("id", foreign))
                .data("/backoffice/product")
                .isNull()
        ).isTrue();
        assertThat(
            shelf
                .database()
                .query("select version || name || status from product where tenant_id = '" + twin.id() + "'")
        ).isEqualTo(before);
        assertThat(count(tenant)).isEqualTo("0");
    }

    @Test
    void changesOnlyWhatTheInputNames() {
        String id = desk.create("Chemise");
        Map<String, Object> change = new HashMap<>();
        change.put("brand", "Neuve");
        change.put("categoryId", null);
        change.put("tags", List.of("a", "b"));

        Answer answer = owner.send(UPDATE, Map.of("id", id, "version", 1, "input", change));

        assertThat(answer.data("/backofficeProductUpdate/product/version").asInt()).isEqualTo(2);
        assertThat(answer.data("/backofficeProductUpdate/product/brand").asString()).isEqualTo("Neuve");
        assertThat(answer.data("/backofficeProductUpdate/product/name").asString()).isEqualTo("Chemise");
        assertThat(answer.data("/backofficeProductUpdate/product/category").isNull()).isTrue();
        assertThat(answer.data("/backofficeProductUpdate/product/descriptionHtml").asString()).isEqualTo("<p>Ok</p>");
        assertThat(
            shelf.database().query("select count(*) from category_product where tenant_id = '" + tenant.id() + "'")
        ).isEqualTo("0");
        Map<String, Object> takenAway = new HashMap<>();
        takenAway.put("brand", null);
        assertThat(
            owner
                .send(UPDATE, Map.of("id", id, "version", 2, "input", takenAway))
                .data("/backofficeProductUpdate/product/brand")
                .isNull()
        ).isTrue();
        assertThat(
            owner
                .send(UPDATE, Map.of("id", id, "version", 3, "input", takenAway))
                .data("/backofficeProductUpdate/product/version")
                .asInt()
        )
            .as("nothing to change")
            .isEqualTo(3);
        Map<String, Object> nameless = new HashMap<>();
        nameless.put("name", null);
        nameless.put("slug", "Not A Slug");
        Answer refused = owner.send(UPDATE, Map.of("id", id, "version", 3, "input", nameless));
        assertThat(refused.texts("/backofficeProductUpdate/userErrors", "/code")).containsExactly(
            "REQUIRED",
            "INVALID"
        );
    }

    @Test
    void refusesTakenSlugsAndArticleNumbers() {
        desk.create("Chemise");
        Map<String, Object> sameSlug = new HashMap<>(desk.input("Autre", "Z"));
        sameSlug.put("slug", "chemise");
        assertThat(
            owner.send(CREATE, Map.of("input", sameSlug)).texts("/backofficeProductCreate/userErrors", "/field/1")
        ).containsExactly("slug");
        assertThat(
            owner
                .send(CREATE, Map.of("input", desk.input("Autre", "Chemise")))
                .data("/backofficeProductCreate/userErrors")
                .toString()
        )
            .contains("TAKEN")
            .contains("\"variants\",\"0\",\"sku\"");
        assertThat(count(tenant)).isEqualTo("1");
    }

    @Test
    void refusesWhatThePlanDoesNotAllow() {
        shelf
            .database()
            .execute("update tenant_usage set product_count = 10000 where tenant_id = '" + tenant.id() + "'");
        Answer answer = owner.send(
            CREATE.replace(ERRORS, " userErrors { __typename code ... on QuotaExceeded { metric limit used } } "),
            Map.of("input", desk.input("A", "A"))
        );
        assertThat(answer.data("/backofficeProductCreate/userErrors").toString()).isEqualTo(
            "[{\"__typename\":\"QuotaExceeded\",\"code\":\"QUOTA_EXCEEDED\",\"metric\":\"products\",\"limit\":10000,\"used\":10000}]"
        );
        assertThat(count(tenant)).isEqualTo("0");
    }

    @Test
    void answersARepeatedCreationWithTheSameProduct() {
        String once = CREATE.replace(
            "backofficeProductCreate(input: $input)",
            "backofficeProductCreate(input: $input) @idempotent(key: \"one-and-only\")"
        );
        Answer first = owner.send(once, Map.of("input", desk.input("Chemise", "C")));
        Answer second = owner.send(once, Map.of("input", desk.input("Chemise", "C")));
        assertThat(first.data("/backofficeProductCreate/product/slug").asString()).isEqualTo("chemise");
        assertThat(second.data("")).isEqualTo(first.data(""));
        assertThat(count(tenant)).isEqualTo("1");
    }

    @Test
    void archivesOnce() {
        String id = desk.create("Chemise");
        assertThat(
            owner
                .send(ARCHIVE, Map.of("id", id, "version", 1))
                .data("/backofficeProductArchive/product/status")
                .asString()
        ).isEqualTo("ARCHIVED");
        assertThat(
            owner.send(ARCHIVE, Map.of("id", id, "version", 2)).texts("/backofficeProductArchive/userErrors", "/code")
        ).containsExactly("WRONG_STATE");
        assertThat(
            shelf.visitor(tenant).send("{ shop { product(slug: \"chemise\") { id } } }").data("/shop/product").isNull()
        ).isTrue();
    }

    @Test
    void hidesCostsFromThoseWhoMayNotSeeThem() {
        desk.create("Chemise");
        GraphQlClient support = shelf.staff(tenant, "SUPPORT");
        Answer answer = support.send("{ backoffice { products { nodes { variants { sku unitCost { amount } } } } } }");
        assertThat(answer.body()).doesNotContain("4.00");
        assertThat(answer.errorCodes()).contains("FORBIDDEN");
    }

    private String count(TestTenant of) {
        return shelf.database().query("select count(*) from product where tenant_id = '" + of.id() + "'");
    }

    private String id(TestTenant of, String slug) {
        return shelf
            .database()
            .query("select id from product where tenant_id = '%s' and slug = '%s'".formatted(of.id(), slug));
    }
}
