package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SqlStatements;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * A tenant of 50,000 products among others: a page of a category, broad or narrow, in whichever order of a shop, is read as
 * it stands and no more is read than it shows; a total reads none of the products. The statements are the server's own.
 */
@ServerTest
class ShelfPlansTest {

    private static final int PRODUCTS = 50_000;
    private static final int FUTURE = 400;
    /** A page, and the row that tells that there is another one. */
    private static final int READ = 21;
    private static final String LIST = """
    query ($slug: String!, $after: String, $sort: ShopProductSort) { shop {
      products(first: 20, after: $after, where: { category: { eq: $slug } }, sortBy: $sort) {
        totalCount pageInfo { endCursor } nodes { slug } } } }
    """;
    private static final Map<String, String> INDEXES = Map.of(
        "NAME",
        "category_product_by_name",
        "PRICE",
        "category_product_by_price",
        "NEWEST",
        "category_product_by_publication",
        "BEST_SELLING",
        "category_product_by_sales",
        "RATING",
        "category_product_by_rating"
    );
    private static final Map<String, String> COLUMNS = Map.of(
        "ID",
        "id",
        "NAME",
        "name_key",
        "PRICE",
        "min_price_minor",
        "NEWEST",
        "published_at",
        "BEST_SELLING",
        "sold_count",
        "RATING",
        "rating_average_hundredths"
    );
    private static final Pattern ROWS = Pattern.compile(
        "on (product|category_product) \\w+ .*?actual rows=([0-9.]+) loops=(\\d+)"
    );

    @Autowired
    private ApplicationContext server;

    private CatalogDatabase database;
    private GraphQlClient visitor;
    private TestTenant large;

    @BeforeEach
    void fill() {
        database = new CatalogDatabase(server.getEnvironment());
        large = CatalogPlansTest.fill(database, PRODUCTS);
        for (int other = 0; other < 3; other++) {
            CatalogPlansTest.fill(database, PRODUCTS / 10);
        }
        visitor = Shelf.of(server).visitor(large);
    }

    @Test
    void readsNoMoreOfAShelfThanItShows() {
        analyze();
        for (String slug : List.of("top", "leaf")) {
            INDEXES.forEach((field, index) -> {
                for (String direction : List.of("ASC", "DESC")) {
                    readsAPage(slug, field, direction, index);
                }
            });
        }
        // The first by name are still to come: they are passed over, and counted, but not read.
        database.execute(
            (
                "update product set published_at = now() + interval '1 day' where tenant_id = '%1$s'" +
                " and name_key <= (select name_key from product where tenant_id = '%1$s' order by name_key offset %2$d limit 1)"
            ).formatted(large.id(), FUTURE)
        );
        analyze();
        readsAPage("top", "NAME", "ASC", "category_product_by_name");
        readsAPage("top", "NEWEST", "DESC", "category_product_by_publication");
        joinsRowsBeforeAndAfterByHash();
    }

    /** The plan of a trigger's first run stays, and the next statement may change all products. */
    private void joinsRowsBeforeAndAfterByHash() {
        String plans = database.plans(
            large,
            "update product set name = name || ' anew' where slug = (select min(slug) from product)"
        );
        for (String join : List.of("join gone o on", "full join gone g")) {
            assertThat(plans.split("Query Text:"))
                .as(join)
                .filteredOn(plan -> plan.contains(join))
                .isNotEmpty()
                .allSatisfy(plan -> assertThat(plan).containsPattern("Hash (Full )?Join"));
        }
    }

    private void readsAPage(String slug, String field, String direction, String index) {
        Map<String, Object> variables = new HashMap<>(
            Map.of("slug", slug, "sort", Map.of("field", field, "direction", direction))
        );
        Answer first = visitor.send(LIST, variables);
        variables.put("after", first.data("/shop/products/pageInfo/endCursor").asString());
        SqlStatements.clear();
        Answer second = visitor.send(LIST, variables);
        assertThat(second.errorCodes()).isEmpty();
        assertThat(second.data("/shop/products/nodes").size()).isEqualTo(20);
        String what = slug + " by " + field + " " + direction;
        String last = first.texts("/shop/products/nodes", "/slug").getLast();
        String page = plan("order by m.", slug, key(field, last), key("ID", last));
        assertThat(page).as(what).contains(index).doesNotContain("Seq Scan on category_product", "Sort");
        assertThat(page).as(what).doesNotContain("Seq Scan on product");
        assertThat(rows(page))
            .as(what + "\n" + page)
            .isBetween(20.0, 2.0 * READ);
        String total = plan("from shelf_count", slug, slug);
        assertThat(total).as(what).doesNotContain("Seq Scan on category_product").doesNotContain("Seq Scan on product");
        assertThat(rows(total))
            .as(what + "\n" + total)
            .isLessThanOrEqualTo(FUTURE + 1.0);
    }

    /** The rows that a plan read of products and of their places. */
    private static double rows(String plan) {
        return ROWS.matcher(plan)
            .results()
            .mapToDouble(scan -> Double.parseDouble(scan.group(2)) * Integer.parseInt(scan.group(3)))
            .sum();
    }

    private void analyze() {
        database.execute("vacuum analyze category, category_product, shelf_count, product");
    }

    /** What a product is sorted by, as text. */
    private String key(String field, String slug) {
        return database.query(
            "select %s from product where tenant_id = '%s' and slug = '%s'".formatted(
                COLUMNS.get(field),
                large.id(),
                slug
            )
        );
    }

    /** How a statement ran that the server sent, with values in their places. */
    private String plan(String part, String... values) {
        String sql = SqlStatements.seenQueries()
            .stream()
            .filter(seen -> seen.contains(part))
            .findFirst()
            .orElseThrow();
        for (int number = 1; number <= values.length; number++) {
            sql = sql.replaceFirst("\\?", Matcher.quoteReplacement("$" + number));
        }
        assertThat(sql).doesNotContain("?");
        // As the server plans it: once, for whatever values.
        String name = "asked";
        return database.plans(
            large,
            "set plan_cache_mode = force_generic_plan; prepare " +
                name +
                " as " +
                sql +
                "; execute " +
                name +
                "('" +
                String.join("', '", values) +
                "'); deallocate " +
                name
        );
    }
}
