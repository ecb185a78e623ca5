package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What products are found by follows what is written of them, whoever writes it and into which table. */
@ServerTest
class SearchDocumentTest {

    @Autowired
    private ApplicationContext server;

    private Shelf shelf;
    private TestTenant tenant;
    private GraphQlClient visitor;
    private GraphQlClient staff;

    @BeforeEach
    void fill() {
        shelf = Shelf.of(server);
        tenant = shelf.database().createTenant("GROWTH");
        TestTenant twin = shelf.database().createTenant("GROWTH");
        shelf.put(tenant, SearchShop.goods(tenant));
        shelf.put(twin, SearchShop.goods(twin));
        visitor = shelf.visitor(tenant);
        staff = shelf.staff(tenant, "OWNER");
    }

    @Test
    void followsAnImport() {
        shelf.put(
            tenant,
            List.of(
                SearchShop.product(tenant, "velo", "Trottinette Électra", "Volta", "<p>Sans pédales.</p>", "glisse")
            )
        );
        assertThat(found("mistinguette")).isEmpty();
        for (String query : List.of("trottinette", "volta", "glisse", "pédale", "VELO/1")) {
            assertThat(found(query)).as(query).containsExactly("velo");
        }
    }

    @Test
    void followsTheNamesOfCategoriesAndTheirPlacesInTheTree() {
        assertThat(found("accastillage ballon")).isEmpty();
        shelf
            .database()
            .execute("update category set name = 'Accastillage' where id = '%s'".formatted(tenant.topCategory()));
        assertThat(found("accastillage ballon")).contains("ballon");
        shelf.database().execute("update category set name = 'Rayon' where id = '%s'".formatted(tenant.topCategory()));
        assertThat(found("accastillage")).isEmpty();
    }

    @Test
    void followsStaffAndForgetsWhatIsGone() {
        Answer product = staff.send("{ backoffice { products(where: { slug: \"sac\" }) { nodes { id version } } } }");
        String id = product.data("/backoffice/products/nodes/0/id").asString();
        int version = product.data("/backoffice/products/nodes/0/version").asInt();
        Answer renamed = staff.send(
            "mutation ($id: ID!, $version: Int!) { backofficeProductUpdate(id: $id, version: $version," +
                " input: { name: \"Besace Balade\" }) { product { version } userErrors { code } } }",
            Map.of("id", id, "version", version)
        );
        assertThat(renamed.data("/backofficeProductUpdate/product/version").asInt()).isEqualTo(version + 1);
        assertThat(found("besace")).containsExactly("sac");
        assertThat(found("sac a dos")).isEmpty();

        staff
            .send(
                "mutation ($id: ID!, $version: Int!) { backofficeProductArchive(id: $id, version: $version) {" +
                    " product { status } } }",
                Map.of("id", id, "version", version + 1)
            )
            .data("/backofficeProductArchive/product/status");
        assertThat(found("besace")).isEmpty();
        shelf.database().execute("delete from product where tenant_id = '%s'".formatted(tenant.id()));
        assertThat(count("product_search")).isEqualTo("0");
        assertThat(count("product_name_word")).isEqualTo("0");
    }

    @Test
    void putsEachProductTogetherOnceATransactionAndLeavesNothingDue() {
        assertThat(count("product_search_due")).isEqualTo("0");
        assertThat(count("product_search")).isEqualTo(Integer.toString(2 * SearchShop.goods(tenant).size()));
        String before = shelf
            .database()
            .query("select max(xmin::text::bigint) from product_search where tenant_id = '%s'".formatted(tenant.id()));
        shelf
            .database()
            .execute(
                "update product set featured_position = 5, updated_at = now() where tenant_id = '%s'".formatted(
                    tenant.id()
                )
            );
        String after = shelf
            .database()
            .query("select max(xmin::text::bigint) from product_search where tenant_id = '%s'".formatted(tenant.id()));
        assertThat(after).as("nothing that is searched has changed").isEqualTo(before);
    }

    @Test
    void findsInTheLanguageOfTheRequest() {
        TestTenant english = shelf.database().createTenant("GROWTH");
        shelf.database().execute("update tenant set locale = 'en-GB' where id = '%s'".formatted(english.id()));
        String html = "<p>Comfortable for riding.</p>";
        for (TestTenant each : List.of(english, tenant)) {
            shelf.put(each, List.of(SearchShop.product(each, "shoe", "Running shoes for women", "Foulmane", html)));
        }
        assertThat(found("rides comfort")).as("in French").isEmpty();
        visitor = shelf.visitor(english);
        assertThat(found("rides comfort")).containsExactly("shoe");
        assertThat(found("the shoe for women")).containsExactly("shoe");
        shelf.database().execute(
            """
            insert into product_translation (tenant_id, product_id, locale, name)
            select p.tenant_id, p.id, 'en-GB', 'Cosy slippers'
            from product p
            where p.slug = 'shoe' and p.tenant_id in ('%s', '%s')
            """.formatted(english.id(), tenant.id())
        );
        assertThat(found("slipper")).containsExactly("shoe");
        assertThat(found("women")).as("the own name, which is not shown in this language").isEmpty();
        visitor = shelf.visitor(tenant);
        assertThat(found("slippers")).as("in French").isEmpty();
        assertThat(found("running shoes")).contains("shoe");
    }

    @Test
    void letsStaffSearchProductsOfEveryState() {
        shelf.put(tenant, List.of(SearchShop.secret(tenant)));
        assertThat(listed(Map.of("query", "zorbalune"))).containsExactly("secret");
        assertThat(listed(Map.of("query", "secret/1"))).containsExactly("secret");
        assertThat(listed(Map.of("query", "pelotaz"))).containsExactlyInAnyOrder("ballon", "pompe");
        assertThat(listed(Map.of("query", "?"))).isEmpty();
        assertThat(
            listed(
                Map.of(
                    "or",
                    List.of(Map.of("query", "zorbalune"), Map.of("brand", Map.of("in", List.of("gymare")))),
                    "not",
                    Map.of("status", List.of("ARCHIVED"))
                )
            )
        ).containsExactlyInAnyOrder("secret", "oeuf");
        assertThat(listed(Map.of("query", "foulmane", "not", Map.of("status", List.of("DRAFT"))))).hasSize(3);
        assertThat(listed(Map.of("price", Map.of("gte", "20.01")))).isEmpty();
        assertThat(listed(Map.of("available", true, "createdAt", Map.of("lt", "2020-01-01T00:00:00Z")))).isEmpty();
        assertThat(
            staff.send("{ backoffice { products(where: { and: [] }) { totalCount } } }").errorCodes()
        ).containsExactly("BAD_USER_INPUT");
    }

    private List<String> listed(Map<String, Object> where) {
        return staff
            .send(
                "query ($where: BackofficeProductFilter) { backoffice { products(where: $where) { nodes { slug } } } }",
                Map.of("where", where)
            )
            .texts("/backoffice/products/nodes", "/slug");
    }

    private List<String> found(String query) {
        Answer answer = visitor.send(
            "query ($query: String!) { shop { search(query: $query) { matchesAllWords correctedQuery nodes { slug } } } }",
            Map.of("query", query)
        );
        boolean isExact =
            answer.data("/shop/search/matchesAllWords").asBoolean() &&
            answer.data("/shop/search/correctedQuery").isNull();
        return isExact ? answer.texts("/shop/search/nodes", "/slug") : List.of();
    }

    private String count(String table) {
        return shelf.database().query("select count(*) from %s where tenant_id = '%s'".formatted(table, tenant.id()));
    }
}
