package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Words that mean the same: staff keep them, buyers find by them, and no other tenant hears of it. */
@ServerTest
class SearchSynonymTest {

    private static final String CREATE = """
    mutation ($input: BackofficeSearchSynonymInput!) { backofficeSearchSynonymCreate(input: $input) {
      synonym { id version kind term terms } userErrors { code field } } }
    """;
    private static final String UPDATE = """
    mutation ($id: ID!, $version: Int!, $input: BackofficeSearchSynonymInput!) {
      backofficeSearchSynonymUpdate(id: $id, version: $version, input: $input) {
      synonym { version terms } userErrors { code field } } }
    """;
    private static final String DELETE = """
    mutation ($id: ID!, $version: Int!) { backofficeSearchSynonymDelete(id: $id, version: $version) {
      deletedId userErrors { code field } } }
    """;

    @Autowired
    private ApplicationContext server;

    private Shelf shelf;
    private TestTenant tenant;
    private TestTenant twin;
    private GraphQlClient staff;

    @BeforeEach
    void fill() {
        shelf = Shelf.of(server);
        tenant = shelf.database().createTenant("GROWTH");
        twin = shelf.database().createTenant("GROWTH");
        shelf.put(tenant, SearchShop.goods(tenant));
        shelf.put(twin, SearchShop.goods(twin));
        staff = shelf.staff(tenant, "OWNER");
    }

    @Test
    void findsByEquivalentTermsBothWaysAndInThisTenantOnly() {
        assertThat(found(tenant, "bicyclette")).isEmpty();
        create("EQUIVALENT", null, "bicyclette", "vélo", "deux roues");
        assertThat(found(tenant, "bicyclettes"))
            .contains("velo")
            .containsExactlyInAnyOrderElementsOf(found(tenant, "vélo"));
        assertThat(found(tenant, "deux roues ville")).containsExactly("velo");
        assertThat(found(tenant, "bicyclette ville")).containsExactly("velo");
        assertThat(found(twin, "bicyclette")).isEmpty();
    }

    @Test
    void findsOneWayOnly() {
        create("ONE_WAY", "bagage", "sac à dos", "sacoche");
        assertThat(found(tenant, "bagage")).containsExactlyInAnyOrder("sac", "sacoche");
        assertThat(found(tenant, "sac à dos")).containsExactly("sac");
    }

    @Test
    void changesAndDeletesByTheVersionThatWasSeen() {
        Answer created = create("EQUIVALENT", null, "bicyclette", "velo");
        String id = created.data("/backofficeSearchSynonymCreate/synonym/id").asString();
        Map<String, Object> other = input("EQUIVALENT", null, "petite reine", "vélo");

        Answer stale = staff.send(UPDATE, Map.of("id", id, "version", 7, "input", other));
        assertThat(stale.texts("/backofficeSearchSynonymUpdate/userErrors", "/code")).containsExactly("CONFLICT");
        assertThat(found(tenant, "bicyclette")).isNotEmpty();

        Answer changed = staff.send(UPDATE, Map.of("id", id, "version", 1, "input", other));
        assertThat(changed.data("/backofficeSearchSynonymUpdate/synonym/version").asInt()).isEqualTo(2);
        assertThat(found(tenant, "bicyclette")).isEmpty();
        assertThat(found(tenant, "petite reine")).contains("velo");

        assertThat(
            staff
                .send(DELETE, Map.of("id", id, "version", 1))
                .texts("/backofficeSearchSynonymDelete/userErrors", "/code")
        ).containsExactly("CONFLICT");
        Answer foreign = shelf.staff(twin, "OWNER").send(DELETE, Map.of("id", id, "version", 2));
        assertThat(foreign.texts("/backofficeSearchSynonymDelete/userErrors", "/code")).containsExactly("NOT_FOUND");
        Answer gone = staff.send(DELETE, Map.of("id", id, "version", 2));
        assertThat(gone.data("/backofficeSearchSynonymDelete/deletedId").asString()).isEqualTo(id);
        assertThat(found(tenant, "petite reine")).isEmpty();
        assertThat(
            shelf
                .database()
                .query(
                    "select string_agg(action, ' ' order by id) from audit_entry where entity_type = 'search_synonym'" +
                        " and tenant_id = '" +
                        tenant.id() +
                        "'"
                )
        ).isEqualTo("search_synonym.create search_synonym.update search_synonym.delete");
    }

    @Test
    void saysEverythingThatIsWrong() {
        assertThat(errors(input("EQUIVALENT", null, "one", "one "))).containsExactly("INVALID input/terms");
        assertThat(errors(input("EQUIVALENT", "x", "one", "two"))).containsExactly("INVALID input/term");
        assertThat(errors(input("ONE_WAY", " ", "one"))).containsExactly("REQUIRED input/term");
        assertThat(errors(input("ONE_WAY", "a", "!", "b".repeat(101)))).containsExactly(
            "INVALID input/terms/0",
            "TOO_LONG input/terms/1"
        );
        String[] many = IntStream.range(0, 21)
            .mapToObj(number -> "t" + number)
            .toArray(String[]::new);
        assertThat(errors(input("EQUIVALENT", null, many))).containsExactly("INVALID input/terms");
        Answer list = staff.send("{ backoffice { searchSynonyms { totalCount } } }");
        assertThat(list.data("/backoffice/searchSynonyms/totalCount").asInt()).isZero();
    }

    @Test
    void listsThemPageByPage() {
        create("EQUIVALENT", null, "a1", "a2");
        create("EQUIVALENT", null, "b1", "b2");
        create("EQUIVALENT", null, "c1", "c2");
        String list = """
        query ($after: String) { backoffice { searchSynonyms(first: 2, after: $after) {
          totalCount pageInfo { endCursor hasNextPage } nodes { id terms } } } }
        """;
        Answer first = staff.send(list);
        assertThat(first.data("/backoffice/searchSynonyms/totalCount").asInt()).isEqualTo(3);
        assertThat(first.texts("/backoffice/searchSynonyms/nodes", "/terms/0")).containsExactly("a1", "b1");
        String cursor = first.data("/backoffice/searchSynonyms/pageInfo/endCursor").asString();
        Answer second = staff.send(list, Map.of("after", cursor));
        assertThat(second.texts("/backoffice/searchSynonyms/nodes", "/terms/0")).containsExactly("c1");
        String id = second.data("/backoffice/searchSynonyms/nodes/0/id").asString();
        String one = "query ($id: ID!) { backoffice { searchSynonym(id: $id) { terms } } }";
        assertThat(staff.send(one, Map.of("id", id)).data("/backoffice/searchSynonym/terms/1").asString()).isEqualTo(
            "c2"
        );
    }

    private Answer create(String kind, @Nullable String term, String... terms) {
        Answer answer = staff.send(CREATE, Map.of("input", input(kind, term, terms)));
        assertThat(answer.data("/backofficeSearchSynonymCreate/userErrors").size()).as(answer.body()).isZero();
        return answer;
    }

    private List<String> errors(Map<String, Object> input) {
        Answer answer = staff.send(CREATE, Map.of("input", input));
        return answer
            .data("/backofficeSearchSynonymCreate/userErrors")
            .valueStream()
            .map(
                error ->
                    error.path("code").asString() +
                    " " +
                    String.join(
                        "/",
                        error
                            .path("field")
                            .valueStream()
                            .map(each -> each.asString())
                            .toList()
                    )
            )
            .toList();
    }

    private List<String> found(TestTenant at, String query) {
        return shelf
            .visitor(at)
            .send(
                "query ($query: String!) { shop { search(query: $query) { nodes { slug } } } }",
                Map.of("query", query)
            )
            .texts("/shop/search/nodes", "/slug");
    }

    private static Map<String, Object> input(String kind, @Nullable String term, String... terms) {
        Map<String, Object> input = new HashMap<>(Map.of("kind", kind, "terms", List.of(terms)));
        if (term != null) {
            input.put("term", Objects.requireNonNull(term));
        }
        return input;
    }
}
