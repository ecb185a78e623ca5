package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What buyers find by what they type, among two tenants with the same goods. */
@ServerTest
class SearchTest {

    private static final String SEARCH = """
    query ($query: String!, $first: Int, $after: String, $offset: Int, $where: ShopProductFilter, $sort: ShopProductSort) {
      shop { search(query: $query, first: $first, after: $after, offset: $offset, where: $where, sortBy: $sort) {
        totalCount correctedQuery matchesAllWords pageInfo { hasNextPage endCursor } nodes { slug } } } }
    """;

    @Autowired
    private ApplicationContext server;

    private Shelf shelf;
    private TestTenant tenant;
    private GraphQlClient visitor;

    @BeforeEach
    void fill() {
        shelf = Shelf.of(server);
        tenant = shelf.database().createTenant("GROWTH");
        TestTenant twin = shelf.database().createTenant("GROWTH");
        shelf.put(tenant, SearchShop.goods(tenant));
        shelf.put(twin, SearchShop.goods(twin));
        visitor = shelf.visitor(tenant);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        chaussure running femme | run-f
        CHAUSSURES FEMMES       | run-f
        sac a dos               | sac
        sac à dos               | sac
        oeuf coeur              | oeuf
        t-shirt                 | tee
        tshirt                  | tee
        t shirt                 | tee
        chaussures pour homme   | run-h
        les chaussures de femme | run-f
        ballon foot             | ballon
        ballon                  | ballon pompe
        randonnées              | sac
        cousues                 | ballon
        filan                   | tee
        RUN-F/1                 | run-f
        écru fjelduin           | velo
        """
    )
    void findsWhatAPersonMeans(String query, String slugs) {
        Answer answer = visitor.send(SEARCH, SearchShop.asks(query));
        assertThat(slugs(answer)).as(query).containsExactly(slugs.split(" "));
        assertThat(answer.data("/shop/search/totalCount").asInt()).isEqualTo(slugs.split(" ").length);
        assertThat(answer.data("/shop/search/correctedQuery").isNull()).isTrue();
        assertThat(answer.data("/shop/search/matchesAllWords").asBoolean()).isTrue();
    }

    @Test
    void putsNamesBeforeMakersBeforeTagsBeforeDescriptions() {
        // A name that is the word, a maker that begins so, a key word, a description.
        assertThat(slugs(visitor.send(SEARCH, SearchShop.asks("vélo")))).containsExactly("velo", "sacoche", "antivol");
        assertThat(slugs(visitor.send(SEARCH, SearchShop.asks("vélombre")))).containsExactlyInAnyOrder(
            "sacoche",
            "antivol"
        );
    }

    @Test
    void letsTheAvailableAndThePopularComeFirstAmongEquals() {
        shelf.put(
            tenant,
            List.of(
                SearchShop.product(tenant, "gant-a", "Gant Alpha", "Gymaré", "<p>x</p>"),
                SearchShop.product(tenant, "gant-b", "Gant Bravo", "Gymaré", "<p>x</p>"),
                SearchShop.product(tenant, "gant-c", "Gant Carlo", "Gymaré", "<p>x</p>")
            )
        );
        sold("gant-b", "sold_count = 7");
        sold("gant-c", "sold_count = 9, is_available = false");
        assertThat(slugs(visitor.send(SEARCH, SearchShop.asks("gant")))).containsExactly("gant-b", "gant-a", "gant-c");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        chausure running femme | chaussures running femme | run-f
        balon                  | ballon                   | ballon pompe
        fotball                | football                 | ballon
        mistingette            | mistinguette             | velo
        vello ville            | velo ville               | velo
        vleo                   | velo                     | velo sacoche antivol
        sca                    | sac                      | sac sacoche
        pomep                  | pompe                    | pompe
        blaade                 | balade                   | sac
        """
    )
    void putsMistypedWordsRight(String query, String corrected, String slugs) {
        Answer answer = visitor.send(SEARCH, SearchShop.asks(query));
        assertThat(answer.data("/shop/search/correctedQuery").asString()).isEqualTo(corrected);
        assertThat(slugs(answer)).containsExactly(slugs.split(" "));
    }

    @Test
    void isContentWithSomeWordsWhereNoProductHasAll() {
        Answer answer = visitor.send(SEARCH, SearchShop.asks("ballon mistinguette"));
        assertThat(answer.data("/shop/search/matchesAllWords").asBoolean()).isFalse();
        assertThat(slugs(answer)).contains("ballon", "velo");
        assertThat(answer.data("/shop/search/totalCount").asInt()).isEqualTo(slugs(answer).size());
    }

    @Test
    void tellsNothingOfWhatIsNotPublished() {
        shelf.put(tenant, List.of(SearchShop.secret(tenant)));
        for (String query : List.of("zorbalune", "zorbalun", "zorbalume")) {
            Answer answer = visitor.send(SEARCH, SearchShop.asks(query));
            assertThat(answer.data("/shop/search/totalCount").asInt()).isZero();
            assertThat(answer.data("/shop/search/correctedQuery").isNull()).as(query).isTrue();
        }
        Answer typed = visitor.send("{ shop { searchSuggestions(prefix: \"zorb\") { queries products { slug } } } }");
        assertThat(typed.data("/shop/searchSuggestions/queries").size()).isZero();
        assertThat(typed.data("/shop/searchSuggestions/products").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "",
            "   ",
            "😀🚲",
            "& | ! ( ) <-> :* '",
            "'; drop table product; --",
            "a' or '1'='1",
            "chaussure:* & !running | (",
            "\\\\ % _ \"quoted\" *",
            "\u0000\u0007",
            "ﷺ ｆｕｌｌ ½ ǅ",
            "le la les de",
            "-.-/_",
        }
    )
    void answersAnyText(String query) {
        assertThat(visitor.send(SEARCH, SearchShop.asks(query)).errorCodes()).isEmpty();
    }

    @Test
    void findsNothingWithoutWordsAndRefusesTooLongTexts() {
        Answer nothing = visitor.send(SEARCH, SearchShop.asks("!?"));
        assertThat(nothing.data("/shop/search/totalCount").asInt()).isZero();
        assertThat(slugs(nothing)).isEmpty();
        assertThat(visitor.send(SEARCH, SearchShop.asks("é".repeat(200))).errorCodes()).isEmpty();
        assertThat(visitor.send(SEARCH, SearchShop.asks("é".repeat(201))).errorCodes()).containsExactly(
            "BAD_USER_INPUT"
        );
        assertThat(visitor.send(SEARCH, SearchShop.asks("a ".repeat(100))).errorCodes()).isEmpty();
    }

    @Test
    void pagesByCursorLikeByOffsetInEveryOrder() {
        for (String field : List.of("RELEVANCE", "PRICE", "NAME", "NEWEST", "BEST_SELLING", "RATING")) {
            Map<String, Object> sort = Map.of("field", field, "direction", "DESC");
            Map<String, Object> whole = Map.of("query", "running velo", "first", 100, "sort", sort);
            List<String> all = slugs(visitor.send(SEARCH, whole));
            assertThat(all).hasSizeGreaterThan(4);
            List<String> walked = new ArrayList<>();
            Map<String, Object> variables = new HashMap<>(whole);
            variables.put("first", 2);
            boolean hasNext = true;
            while (hasNext) {
                Answer page = visitor.send(SEARCH, variables);
                walked.addAll(slugs(page));
                hasNext = page.data("/shop/search/pageInfo/hasNextPage").asBoolean();
                variables.put("after", page.data("/shop/search/pageInfo/endCursor").asString());
            }
            assertThat(walked).as(field).isEqualTo(all);
            Answer second = visitor.send(
                SEARCH,
                Map.of("query", "running velo", "first", 2, "offset", 2, "sort", sort)
            );
            assertThat(slugs(second)).as(field).isEqualTo(all.subList(2, 4));
        }
        String list = "{ shop { products(sortBy: { field: RELEVANCE }) { nodes { slug } } } }";
        assertThat(visitor.send(list).errorCodes()).containsExactly("BAD_USER_INPUT");
    }

    @Test
    void filtersWhatAnswers() {
        Map<String, Object> where = Map.of("brand", Map.of("in", List.of("foulmane")));
        Answer answer = visitor.send(SEARCH, Map.of("query", "running", "where", where));
        assertThat(slugs(answer)).containsExactlyInAnyOrder("run-f", "run-h", "tee");
        Answer none = visitor.send(SEARCH, Map.of("query", "running", "where", Map.of("not", where)));
        assertThat(slugs(none)).isEmpty();
        assertThat(none.data("/shop/search/matchesAllWords").asBoolean()).as("the words are right").isTrue();
    }

    @Test
    void suggestsWhileSomebodyTypes() {
        Answer answer = visitor.send(
            """
            { shop { searchSuggestions(prefix: "vél", first: 3) {
              products { slug } categories { slug } brands { slug name } queries } } }
            """
        );
        assertThat(answer.texts("/shop/searchSuggestions/products", "/slug").getFirst()).isEqualTo("velo");
        assertThat(answer.texts("/shop/searchSuggestions/brands", "/slug")).containsExactly("velombre");
        assertThat(answer.data("/shop/searchSuggestions/queries").toString()).isEqualTo("[\"velo\",\"velombre\"]");
        Answer category = visitor.send(
            "{ shop { searchSuggestions(prefix: \"LEA\") { categories { slug } queries } } }"
        );
        assertThat(category.texts("/shop/searchSuggestions/categories", "/slug")).containsExactly("leaf");
        Answer words = visitor.send("{ shop { searchSuggestions(prefix: \"sac à d\") { queries } } }");
        assertThat(words.data("/shop/searchSuggestions/queries").toString()).isEqualTo("[\"sac a dos\"]");
        assertThat(
            visitor.send("{ shop { searchSuggestions(prefix: \"a\", first: 11) { queries } } }").errorCodes()
        ).containsExactly("BAD_USER_INPUT");
    }

    private List<String> slugs(Answer answer) {
        return answer.texts("/shop/search/nodes", "/slug");
    }

    private void sold(String slug, String what) {
        shelf
            .database()
            .execute("update product set %s where tenant_id = '%s' and slug = '%s'".formatted(what, tenant.id(), slug));
    }
}
