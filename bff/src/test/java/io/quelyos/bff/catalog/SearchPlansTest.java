package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SqlStatements;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * A tenant of 12,500 products among others that use the same words: searching looks up the tenant's own rows in an index,
 * and nothing else is read. All rows come by the triggers and the job, as in a shop.
 */
@ServerTest
class SearchPlansTest {

    private static final int PRODUCTS = 12_500;
    /** Jackets of series 77. */
    private static final int RARE_ONES = PRODUCTS / 100;
    private static final String PARTS = "{\"('veste' | 'vestes')\",\"('serie77')\"}";
    private static final String RARE = "array['(''veste'' | ''vestes'')', '(''serie77'')']";

    @Autowired
    private ApplicationContext server;

    @Test
    void looksUpTheTenantsOwnRowsInAnIndex() {
        var database = new CatalogDatabase(server.getEnvironment());
        TestTenant large = fill(database, PRODUCTS);
        List<TestTenant> others = List.of(fill(database, PRODUCTS / 25), fill(database, PRODUCTS / 25));
        Awaitility.await()
            .atMost(Duration.ofMinutes(10))
            .until(() -> database.query("select count(*) from product_search_later").equals("0"));
        database.execute("vacuum analyze product_search, product_name_word");
        database.execute("analyze product, product_word, category_product, product_option_value");

        for (String call : List.of(
            "product_search_matches('fr', " + RARE + ", false)",
            "product_search_scores('fr', " + RARE + ", false, 'veste serie77')",
            "product_search_known('fr', " + RARE + ")",
            "product_search_completions('fr', " + RARE + ", 'ves')"
        )) {
            String plans = database.plans(large, "select count(*) from " + call);
            assertThat(indexScan(plans, "product_search_fr"))
                .as(plans)
                .contains("tenant_id = '" + large.id() + "'")
                .contains("document @@");
            assertThat(plans).as(call).doesNotContain("Seq Scan on product_search ");
        }
        String near = database.plans(large, "select count(*) from product_search_near('fr', array['vesste', 'vsete'])");
        for (String index : List.of("product_word_by_likeness", "product_word_by_beginning")) {
            assertThat(indexScan(near, index))
                .as(near)
                .contains("tenant_id = '" + large.id() + "'");
        }
        for (TestTenant tenant : List.of(large, others.getFirst(), others.getLast())) {
            assertThat(owners(database, tenant)).isEqualTo(
                tenant.id() + " " + (tenant.equals(large) ? RARE_ONES : RARE_ONES / 25)
            );
        }
        movesOnlyTheWordsOfWhatHasChanged(database, large);
        readsOnlyWhatAnswers(database, large);
        readsTheBestOfOneWordAsTheyStand(database, large);
    }

    /** Neither a new name nor the last piece sold reads the words of other products. */
    private static void movesOnlyTheWordsOfWhatHasChanged(CatalogDatabase database, TestTenant large) {
        for (String change : List.of("name = name || ' neuve'", "is_available = not is_available")) {
            String plans = database.plans(large, "update product set " + change + " where slug = 'p-1234'");
            assertThat(plans).as(change).contains("Delete on product_name_word").contains("product_name_word_pkey");
            assertThat(plans).as(change).doesNotContain("Seq Scan on product_name_word");
        }
    }

    /** A tenth of all answer, and no more are read than the page shows for each form of the word. */
    private void readsTheBestOfOneWordAsTheyStand(CatalogDatabase database, TestTenant large) {
        SqlStatements.clear();
        Answer answer = Shelf.of(server)
            .visitor(large)
            .send("{ shop { search(query: \"veste\") { nodes { slug } } } }");
        assertThat(answer.data("/shop/search/nodes").size()).isEqualTo(20);
        assertThat(SqlStatements.seenQueries()).noneMatch(seen -> seen.contains("product_search_scores"));
        List<Object> asked = List.of("fr", "{\"('veste' | 'vestes')\"}", "veste", 21, 21, 0);
        String plan = database.plans(large, filled("product_search_best", asked));
        assertThat(indexScan(plan, "product_name_word_pkey")).contains("tenant_id = ").contains("word = ");
        assertThat(plan).doesNotContain("Seq Scan on product");
        Matcher rows = Pattern.compile("product_name_word_pkey on product_name_word.*?actual rows=([0-9.]+)").matcher(
            plan
        );
        assertThat(rows.find()).as(plan).isTrue();
        assertThat(Double.parseDouble(rows.group(1))).isBetween(1.0, 21.0);
    }

    /** The whole statements of a search with facets, as the server sent them. */
    private void readsOnlyWhatAnswers(CatalogDatabase database, TestTenant large) {
        SqlStatements.clear();
        Answer answer = Shelf.of(server)
            .visitor(large)
            .send(
                """
                { shop { search(query: "veste serie77") { nodes { slug }
                  facets { categories { count } brands { name } options { name } prices { count } availability { count } } } } }
                """
            );
        assertThat(answer.data("/shop/search/nodes").size()).isEqualTo(20);
        assertThat(answer.data("/shop/search/facets/categories/0/count").asInt()).isEqualTo(RARE_ONES);
        List<Object> asked = List.of("fr", PARTS, false);
        String page = database.plans(large, filled("product_search_scores", asked, "veste serie77", 21, 0));
        String facets = database.plans(large, filled("with listed as", asked));
        assertThat(page).contains("Function Scan on product_search_scores");
        assertThat(facets).contains("product_search_matches");
        for (String plan : List.of(page, facets)) {
            assertThat(plan)
                .doesNotContain("Seq Scan on product ")
                .doesNotContain("Seq Scan on product_search ")
                .doesNotContain("Seq Scan on category_product ")
                .doesNotContain("Seq Scan on product_option_value ");
        }
    }

    /** A statement that was seen, with its values in their places. */
    private static String filled(String part, List<Object> asked, Object... more) {
        String sql = SqlStatements.seenQueries()
            .stream()
            .filter(seen -> seen.contains(part))
            .findFirst()
            .orElseThrow();
        for (Object value : Stream.concat(asked.stream(), Stream.of(more)).toList()) {
            String literal = value instanceof String text ? "'" + text.replace("'", "''") + "'" : value.toString();
            sql = sql.replaceFirst("\\?", Matcher.quoteReplacement(literal));
        }
        assertThat(sql).doesNotContain("?");
        return sql;
    }

    /** Whose products a tenant's search finds, and how many; asked by the superuser, who sees all tenants' products. */
    private static String owners(CatalogDatabase database, TestTenant tenant) {
        return database.query(
            """
            select string_agg(distinct p.tenant_id::text, ' ') || ' ' || count(*)
            from (select set_config('app.tenant_id', '%s', false)) s
            cross join lateral product_search_matches('fr', %s, length(s.set_config) = 0) h
            join product p on p.id = h
            """.formatted(tenant.id(), RARE)
        );
    }

    /** The condition of an index's scan, as the plan tells it. */
    private static String indexScan(String plans, String index) {
        int scan = Stream.of("on ", "using ", "Backward using ")
            .mapToInt(way -> plans.indexOf("Scan " + way + index))
            .max()
            .orElseThrow();
        assertThat(scan).as(plans).isNotNegative();
        int condition = plans.indexOf("Index Cond: ", scan);
        return plans.substring(condition, plans.indexOf('\n', condition));
    }

    /** One product in ten is a jacket, one in a hundred a jacket of series 77; all tenants have the same. */
    private static TestTenant fill(CatalogDatabase database, int count) {
        TestTenant tenant = database.createTenant("ENTERPRISE");
        database.execute(
            """
            with loaded as (
                insert into product (tenant_id, id, slug, name, name_key, status, published_at, category_id, brand, tags)
                select '%s', gen_random_uuid(), 'p-' || n,
                    (array['Robe', 'Jupe', 'Écharpe', 'Parka', 'Montre', 'Sac', 'Pull', 'Veste', 'Jean', 'Botte'])[1 + n %% 10]
                        || ' serie' || n %% 100 || ' dite ' || md5(n::text),
                    'x', 'ACTIVE', now(), '%s', 'Marque' || n %% 50, array['tag' || n %% 20]
                from generate_series(1, %d) n
                returning tenant_id, id, category_id
            ), placed as (
                insert into category_product (tenant_id, category_id, product_id)
                select l.tenant_id, l.category_id, l.id
                from loaded l
            )
            insert into product_option_value (tenant_id, product_id, name, value)
            select l.tenant_id, l.id, 'Taille', 'Unique'
            from loaded l
            """.formatted(tenant.id(), tenant.leafCategory(), count)
        );
        return tenant;
    }
}
