package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SqlStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a search costs at the most, and what is suggested while somebody types. */
@ServerTest
class SearchLimitsTest {

    private static final String SEARCH =
        "query ($query: String!) { shop { search(query: $query) { totalCount correctedQuery nodes { slug } } } }";

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

    @Test
    void completesNoWordThatHasHardlyBegun() {
        assertThat(found("v")).isEmpty();
        assertThat(found("vé")).isEmpty();
        assertThat(found("vél")).contains("velo", "sacoche");
        assertThat(suggested("v")).isEmpty();
        assertThat(suggested("vé")).contains("velo");
        assertThat(suggested("sac à d")).as("beside other words").containsExactly("sac");
    }

    @Test
    void asksAFewStatementsForWhatNothingAnswersAndNoneTwice() {
        String query = "xyzzyq plughq wibbleq wobbleq flobbleq grobbleq";
        int first = statements(query);
        assertThat(first).isBetween(4, 10);
        // The page, and nothing about its words.
        assertThat(statements(query)).isLessThan(4);
        Answer mistyped = visitor.send(SEARCH, Map.of("query", "chausure fotball vello balon"));
        assertThat(mistyped.data("/shop/search/correctedQuery").asString()).isEqualTo("chaussures football velo balon");
    }

    @Test
    void suggestsCategoriesAsTheLanguageNamesThem() {
        for (String sql : List.of(
            "insert into tenant_locale (tenant_id, locale) values ('%1$s', 'en-GB')",
            "insert into category_translation (tenant_id, category_id, locale, name)" +
                " values ('%1$s', '%2$s', 'en-GB', 'Bicycles')"
        )) {
            shelf.database().execute(sql.formatted(tenant.id(), tenant.leafCategory()));
        }
        String english =
            "query ($prefix: String!) @inContext(locale: \"en-GB\") {" +
            " shop { searchSuggestions(prefix: $prefix) { categories { slug name } } } }";
        Answer typed = visitor.send(english, Map.of("prefix", "bicy"));
        assertThat(typed.texts("/shop/searchSuggestions/categories", "/name")).containsExactly("Bicycles");
        assertThat(
            visitor.send(english, Map.of("prefix", "leaf")).texts("/shop/searchSuggestions/categories", "/slug")
        ).isEmpty();
        String french = english.replace("@inContext(locale: \"en-GB\")", "");
        assertThat(
            visitor.send(french, Map.of("prefix", "leaf")).texts("/shop/searchSuggestions/categories", "/name")
        ).containsExactly("Leaf");
    }

    @Test
    void saysSoWhereTheDatabaseEndedAStatement() throws SQLException {
        try (Connection holder = shelf.database().connect(); var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("lock table search_synonym in access exclusive mode");
            CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() ->
                visitor.send(SEARCH, Map.of("query", "sac"))
            );
            // As the server does by itself when the time is over; nobody has to wait for it here.
            Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                    shelf
                        .database()
                        .query(
                            "select count(pg_cancel_backend(pid)) from pg_stat_activity" +
                                " where wait_event_type = 'Lock' and query like '%search_synonym%'"
                        )
                        .equals("1")
                );
            assertThat(answer.join().errorCodes()).containsExactly("LIMIT_EXCEEDED");
            holder.rollback();
        }
        assertThat(found("sac")).contains("sac");
    }

    private List<String> found(String query) {
        return visitor.send(SEARCH, Map.of("query", query)).texts("/shop/search/nodes", "/slug");
    }

    private List<String> suggested(String prefix) {
        return visitor
            .send(
                "query ($prefix: String!) { shop { searchSuggestions(prefix: $prefix) { products { slug } } } }",
                Map.of("prefix", prefix)
            )
            .texts("/shop/searchSuggestions/products", "/slug");
    }

    private int statements(String query) {
        SqlStatements.clear();
        assertThat(found(query)).isEmpty();
        return SqlStatements.seenQueries().size();
    }
}
