package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.persistence.catalog.CatalogStateMapper;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ServerTest
class BackofficeCatalogTest {

    private static final String ERRORS = " userErrors { __typename code message field } ";
    private static final String CREATE =
        """
        mutation ($input: BackofficeProductCreateInput!) { backofficeProductCreate(input: $input) {
          product { id version slug name descriptionHtml status publishedAt category { slug } tags options { name values }
            priceRange { min { amount } max { amount } }
            variants { sku optionValues price { amount } unitCost { amount } weightGrams
              stock { quantity location { code name } } } }
        """ +
        ERRORS +
        "} }";
    private static final String UPDATE =
        """
        mutation ($id: ID!, $version: Int!, $input: BackofficeProductUpdateInput!) {
          backofficeProductUpdate(id: $id, version: $version, input: $input) {
            product { version slug name brand descriptionHtml status publishedAt category { slug } tags }
        """ +
        ERRORS +
        "... on BackofficeProductUpdatePayload { userErrors { ... on VersionConflict { currentVersion } } } } }";
    private static final String ARCHIVE =
        """
        mutation ($id: ID!, $version: Int!) { backofficeProductArchive(id: $id, version: $version) {
          product { version status }
        """ +
        ERRORS +
        "} }";

    @Autowired
    private ApplicationContext server;

    private Shelf shelf;
    private TestTenant tenant;
    private TestTenant twin;
    private GraphQlClient owner;

    @BeforeEach
    void open() {
        shelf = Shelf.of(server);
        tenant = shelf.database().createTenant("GROWTH");
        twin = shelf.database().createTenant("GROWTH");
        owner = shelf.staff(tenant, "OWNER");
    }

    @Test
    void createsAProductWithEverything() {
        Answer answer = owner.send(CREATE, Map.of("input", input("Cœur d’été", "C-1")));

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
        Map<String, Object> bad = new HashMap<>(input(" ", "X"));
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
        Map<String, Object> input = new HashMap<>(input("A", "A"));
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
        String id = create("Chemise");
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
    void refusesAChangeOfAnOlderVersion() throws Exception {
        String id = create("Chemise");
        List<Callable<Answer>> changes = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            Map<String, Object> change = Map.of("brand", "Brand " + number);
            changes.add(() -> owner.send(UPDATE, Map.of("id", id, "version", 1, "input", change)));
        }

        int done = 0;
        try (var executor = Executors.newFixedThreadPool(8)) {
            for (var future : executor.invokeAll(changes)) {
                Answer answer = future.get();
                if (answer.data("/backofficeProductUpdate/product").isNull()) {
                    assertThat(answer.data("/backofficeProductUpdate/userErrors/0/__typename").asString()).isEqualTo(
                        "VersionConflict"
                    );
                    assertThat(answer.data("/backofficeProductUpdate/userErrors/0/currentVersion").asInt()).isEqualTo(
                        2
                    );
                } else {
                    done++;
                }
            }
        }
        assertThat(done).isEqualTo(1);
    }

    @Test
    void answersSoonWhileAnImportHoldsTheCatalogueAndLetsOthersWork() throws Exception {
        String id = create("Chemise");
        GraphQlClient neighbour = shelf.staff(twin, "OWNER");
        shelf.put(twin, List.of(Drafts.product(twin, "theirs", "T")));
        String theirs = GlobalId.encode("prd", UUID.fromString(id(twin, "theirs")));
        var isHeld = new CountDownLatch(1);
        var isOver = new CountDownLatch(1);
        var state = server.getBean(CatalogStateMapper.class);
        TenantScoped scope = TenantScoped.of(new TenantId(tenant.id()));
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var importing = executor.submit(() ->
                server.getBean(TenantDb.class).write(scope, () -> {
                    state.lockCatalog();
                    isHeld.countDown();
                    return awaited(isOver);
                })
            );
            assertThat(isHeld.await(20, TimeUnit.SECONDS)).isTrue();
            List<Future<Answer>> saved = new ArrayList<>();
            List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
            for (int number = 0; number < 20; number++) {
                String mutation = number % 2 == 0 ? UPDATE : repeatable(UPDATE, "held-key-" + id + number);
                Map<String, Object> change = Map.of("brand", "Brand " + number);
                saved.add(
                    executor.submit(() -> {
                        long began = System.nanoTime();
                        Answer answer = owner.send(mutation, Map.of("id", id, "version", 1, "input", change));
                        nanos.add(System.nanoTime() - began);
                        return answer;
                    })
                );
            }
            for (int version = 1; version <= 8; version++) {
                Map<String, Object> change = Map.of("brand", "Brand " + version);
                Answer changed = neighbour.send(UPDATE, Map.of("id", theirs, "version", version, "input", change));
                assertThat(changed.data("/backofficeProductUpdate/product/version").asInt()).isEqualTo(version + 1);
            }
            for (Future<Answer> answer : saved) {
                assertThat(answer.get().errorCodes()).containsExactly("UNAVAILABLE");
                assertThat(answer.get().body()).contains("An import is at work").contains("\"retryable\":true");
            }
            assertThat(Duration.ofNanos(Collections.max(nanos))).isLessThan(Duration.ofSeconds(6));
            isOver.countDown();
            assertThat(importing.get()).isTrue();
        } finally {
            isOver.countDown();
        }
        Answer after = owner.send(UPDATE, Map.of("id", id, "version", 1, "input", Map.of("brand", "Later")));
        assertThat(after.data("/backofficeProductUpdate/product/version").asInt()).isEqualTo(2);
    }

    private static String repeatable(String mutation, String key) {
        return mutation.replace(
            "version: $version, input: $input)",
            "version: $version, input: $input) @idempotent(key: \"" + key + "\")"
        );
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException exception) {
            throw new IllegalStateException("interrupted", exception);
        }
    }

    @Test
    void numbersTheSlugsOfOneNameUnderConcurrency() throws Exception {
        List<Callable<Answer>> creations = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            Map<String, Object> input = input("Même nom", "N-" + number);
            creations.add(() -> owner.send(CREATE, Map.of("input", input)));
        }

        List<String> slugs = new ArrayList<>();
        try (var executor = Executors.newFixedThreadPool(8)) {
            for (var future : executor.invokeAll(creations)) {
                slugs.add(future.get().data("/backofficeProductCreate/product/slug").asString());
            }
        }
        assertThat(slugs).containsExactlyInAnyOrder(
            "meme-nom",
            "meme-nom-2",
            "meme-nom-3",
            "meme-nom-4",
            "meme-nom-5",
            "meme-nom-6",
            "meme-nom-7",
            "meme-nom-8"
        );
    }

    @Test
    void refusesTakenSlugsAndArticleNumbers() {
        create("Chemise");
        Map<String, Object> sameSlug = new HashMap<>(input("Autre", "Z"));
        sameSlug.put("slug", "chemise");
        assertThat(
            owner.send(CREATE, Map.of("input", sameSlug)).texts("/backofficeProductCreate/userErrors", "/field/1")
        ).containsExactly("slug");
        assertThat(
            owner
                .send(CREATE, Map.of("input", input("Autre", "Chemise")))
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
            Map.of("input", input("A", "A"))
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
        Answer first = owner.send(once, Map.of("input", input("Chemise", "C")));
        Answer second = owner.send(once, Map.of("input", input("Chemise", "C")));
        assertThat(first.data("/backofficeProductCreate/product/slug").asString()).isEqualTo("chemise");
        assertThat(second.data("")).isEqualTo(first.data(""));
        assertThat(count(tenant)).isEqualTo("1");
    }

    @Test
    void archivesOnce() {
        String id = create("Chemise");
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
    void listsByFilterSortAndCursor() {
        shelf.put(tenant, Goods.make(tenant, 40, 11));
        shelf.put(twin, Goods.make(twin, 40, 11));
        String list = """
        query ($first: Int, $after: String, $where: BackofficeProductFilter, $sort: BackofficeProductSort) {
          backoffice { products(first: $first, after: $after, where: $where, sortBy: $sort) {
            totalCount pageInfo { hasNextPage endCursor } nodes { slug status } } } }
        """;
        for (String field : List.of("NAME", "CREATED_AT")) {
            List<String> walked = new ArrayList<>();
            Map<String, Object> variables = new HashMap<>();
            variables.put("first", 6);
            variables.put("sort", Map.of("field", field, "direction", "DESC"));
            boolean hasNext = true;
            while (hasNext) {
                Answer page = owner.send(list, variables);
                assertThat(page.data("/backoffice/products/totalCount").asInt()).isEqualTo(40);
                walked.addAll(page.texts("/backoffice/products/nodes", "/slug"));
                hasNext = page.data("/backoffice/products/pageInfo/hasNextPage").asBoolean();
                variables.put("after", page.data("/backoffice/products/pageInfo/endCursor").asString());
            }
            assertThat(walked).hasSize(40).doesNotHaveDuplicates();
        }
        shelf
            .database()
            .execute(
                "update product set description_html = '<p>' || slug || '</p>' where tenant_id = '" + tenant.id() + "'"
            );
        Answer described = owner.send("{ backoffice { products(first: 3) { nodes { slug descriptionHtml } } } }");
        assertThat(described.texts("/backoffice/products/nodes", "/descriptionHtml"))
            .hasSize(3)
            .containsExactlyElementsOf(
                described.texts("/backoffice/products/nodes", "/slug").stream().map("<p>%s</p>"::formatted).toList()
            );
        Answer drafts = owner.send(list, Map.of("first", 100, "where", Map.of("status", List.of("DRAFT"))));
        assertThat(drafts.texts("/backoffice/products/nodes", "/status")).isNotEmpty().containsOnly("DRAFT");
        assertThat(
            owner.send(list, Map.of("where", Map.of("sku", "K7-0"))).texts("/backoffice/products/nodes", "/slug")
        ).containsExactly("p-7");
        assertThat(
            owner.send(list, Map.of("where", Map.of("slug", "p-9"))).texts("/backoffice/products/nodes", "/slug")
        ).containsExactly("p-9");
        assertThat(
            owner
                .send(list, Map.of("where", Map.of("categoryId", GlobalId.encode("cat", twin.topCategory()))))
                .texts("/backoffice/products/nodes", "/slug")
        ).isEmpty();
        assertThat(
            owner
                .send("{ backoffice { categories { slug parentId } locations { code } } }")
                .texts("/backoffice/categories", "/slug")
        ).containsExactly("top", "middle", "leaf");
    }

    @Test
    void hidesCostsFromThoseWhoMayNotSeeThem() {
        create("Chemise");
        GraphQlClient support = shelf.staff(tenant, "SUPPORT");
        Answer answer = support.send("{ backoffice { products { nodes { variants { sku unitCost { amount } } } } } }");
        assertThat(answer.body()).doesNotContain("4.00");
        assertThat(answer.errorCodes()).contains("FORBIDDEN");
    }

    private String create(String name) {
        return owner
            .send(CREATE, Map.of("input", input(name, name)))
            .data("/backofficeProductCreate/product/id")
            .asString();
    }

    private Map<String, Object> input(String name, String sku) {
        return Map.of(
            "name",
            name,
            "status",
            "ACTIVE",
            "descriptionHtml",
            "<p>Ok<script>x</script></p>",
            "categoryId",
            GlobalId.encode("cat", tenant.leafCategory()),
            "options",
            List.of(Map.of("name", "Taille")),
            "variants",
            List.of(
                Map.of(
                    "sku",
                    sku,
                    "optionValues",
                    List.of("M"),
                    "price",
                    "12.5",
                    "unitCost",
                    "4",
                    "weightGrams",
                    120,
                    "stock",
                    List.of(Map.of("locationId", GlobalId.encode("loc", tenant.location()), "quantity", 3))
                )
            )
        );
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
