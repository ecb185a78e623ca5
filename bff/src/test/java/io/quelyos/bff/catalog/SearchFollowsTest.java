package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Search follows what is written also where many write, where much is written, and in several regions of a language. */
@ServerTest
class SearchFollowsTest {

    private static final int MANY = 1_100;

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
    void findsAProductByItsOwnNameBesideThoseOfOtherRegions() {
        translate("fr-CA", "Espadrilles de course Aubade", "run-f");
        assertThat(found("chaussures running femme")).containsExactly("run-f");
        assertThat(found("espadrilles")).containsExactly("run-f");
        assertThat(found("chaussures de running femme aubade")).as("its whole name").startsWith("run-f");
        shelf.database().execute(
            """
            insert into category_translation (tenant_id, category_id, locale, name)
            values ('%s', '%s', 'fr-CA', 'Magasinage')
            """.formatted(tenant.id(), tenant.leafCategory())
        );
        assertThat(found("leaf ballon")).contains("ballon");
        assertThat(found("magasinage ballon")).contains("ballon");
        translate("fr-FR", "Souliers de nuit", "run-f");
        assertThat(found("souliers")).containsExactly("run-f");
        assertThat(found("chaussures femme")).as("what no region of the language shows any more").isEmpty();
    }

    @Test
    void leavesManyProductsToAJobThatFollowsSoon() throws SQLException {
        loadMany("ACTIVE", "Chandelle");
        assertThat(left()).as("the job has done all that were loaded").isEqualTo("0");
        try (Connection staff = shelf.database().connect(); var statement = staff.createStatement()) {
            staff.setAutoCommit(false);
            statement.execute(
                "update category set name = 'Luminaires' where id = '%s'".formatted(tenant.leafCategory())
            );
            statement.execute("set constraints all immediate");
            try (
                var rows = statement.executeQuery(
                    "select count(*), sum(cardinality(product_ids)) from product_search_later where tenant_id = '%s'".formatted(
                        tenant.id()
                    )
                )
            ) {
                rows.next();
                int products = MANY + SearchShop.goods(tenant).size();
                assertThat(rows.getInt(2)).isEqualTo(products);
                assertThat(rows.getInt(1)).as("500 in each step").isEqualTo(3);
            }
            staff.commit();
        }
        awaitNothingLeft();
        assertThat(total("luminaires chandelle")).isEqualTo(MANY);
        assertThat(total("leaf chandelle")).isZero();
    }

    @Test
    void movesWhatIsSoldOutWithoutTellingItAnew() {
        String mine = " where tenant_id = '%s'".formatted(tenant.id());
        String document = mine + " and product_id = (select id from product" + mine + " and slug = 'sac')";
        // A document that is put together anew would be as the product tells it.
        shelf.database().execute("update product_search set brand = 'untouched'" + document);
        String standing =
            "select min(standing) || ' ' || max(standing) || ' ' || min(brand) from product_search" + document;
        String words = "select min(standing) || ' ' || max(standing) from product_name_word" + document;
        assertThat(shelf.database().query(standing)).isEqualTo("64 64 untouched");
        shelf
            .database()
            .execute("update product set is_available = false, sold_count = 3" + mine + " and slug = 'sac'");
        assertThat(shelf.database().query(standing)).isEqualTo("2 2 untouched");
        assertThat(shelf.database().query(words)).isEqualTo("2 2");
        shelf
            .database()
            .execute(
                "update product set is_available = true" +
                    mine +
                    " and slug = 'sac';" +
                    "update product set brand = 'Autre'" +
                    mine +
                    " and slug = 'sac'"
            );
        assertThat(shelf.database().query(standing)).isEqualTo("66 66 autre");
        assertThat(shelf.database().query(words)).isEqualTo("66 66");
    }

    @Test
    void losesNeitherOfTwoChangesAtOnce() throws SQLException {
        try (
            Connection one = shelf.database().connect();
            var category = one.createStatement();
            Connection other = shelf.database().connect();
            var product = other.createStatement()
        ) {
            one.setAutoCommit(false);
            other.setAutoCommit(false);
            category.execute("update category set name = 'Bagagerie' where id = '%s'".formatted(tenant.leafCategory()));
            product.execute(
                "update product set name = 'Musette Balade' where slug = 'sac' and tenant_id = '%s'".formatted(
                    tenant.id()
                )
            );
            category.execute("set constraints all immediate");
            CompletableFuture<Void> ending = CompletableFuture.runAsync(() -> commit(other));
            String waits = "select count(*) from pg_locks where locktype = 'advisory' and not granted";
            Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> ending.isDone() || !shelf.database().query(waits).equals("0"));
            one.commit();
            ending.join();
        }
        assertThat(found("musette")).containsExactly("sac");
        assertThat(found("bagagerie musette")).as("the category's new name stays").containsExactly("sac");
    }

    @Test
    void letsNothingArchivedUseUpTheLimits() {
        loadMany("ARCHIVED", "Ballade");
        assertThat(found("ballon")).containsExactly("ballon", "pompe");
        Answer typed = visitor.send("{ shop { searchSuggestions(prefix: \"bal\", first: 10) { queries } } }");
        assertThat(typed.data("/shop/searchSuggestions/queries").toString())
            .contains("ballon")
            .doesNotContain("ballade");
        Answer mistyped = visitor.send("{ shop { search(query: \"balllon\") { correctedQuery nodes { slug } } } }");
        assertThat(mistyped.data("/shop/search/correctedQuery").asString()).isEqualTo("ballon");
        assertThat(words("ballade")).isEqualTo("0");
        shelf
            .database()
            .execute(
                "update product set status = 'ARCHIVED' where slug in ('ballon', 'pompe') and tenant_id = '%s'".formatted(
                    tenant.id()
                )
            );
        assertThat(words("football")).as("the last product with it is gone").isEqualTo("0");
    }

    @Test
    void tellsNothingOfWhatIsActiveAndNotYetPublished() {
        shelf.put(tenant, List.of(SearchShop.product(tenant, "soon", "Zorbalune", "Foulmane", "<p>x</p>")));
        assertThat(corrected("zorbalunne")).isEqualTo("\"zorbalune\"");
        shelf
            .database()
            .execute(
                "update product set published_at = now() + interval '1 day' where slug = 'soon' and tenant_id = '%s'".formatted(
                    tenant.id()
                )
            );
        assertThat(corrected("zorballune")).isEqualTo("null");
    }

    @Test
    void findsArticleNumbersWithBlanksAndSigns() {
        List<String> numbers = List.of("AB 12 34", "QX+77#5", "M_8.1/2-K");
        for (int index = 0; index < numbers.size(); index++) {
            String slug = List.of("oeuf", "tee", "pompe").get(index);
            shelf
                .database()
                .execute(
                    "update variant set sku = '%s' where sku = '%s/1' and tenant_id = '%s'".formatted(
                        numbers.get(index),
                        slug.toUpperCase(Locale.ROOT),
                        tenant.id()
                    )
                );
            assertThat(found(numbers.get(index)))
                .as(numbers.get(index))
                .containsExactly(slug);
        }
    }

    /** Products of the leaf category, by the triggers and the job. */
    private void loadMany(String status, String name) {
        shelf.database().execute(
            """
            with loaded as (
                insert into product (tenant_id, id, slug, name, name_key, status, published_at, category_id)
                select '%1$s', gen_random_uuid(), 'many-' || n, '%2$s numero' || n, 'x', '%3$s', now(), '%4$s'
                from generate_series(1, %5$d) n
                returning tenant_id, id, category_id
            )
            insert into category_product (tenant_id, category_id, product_id)
            select l.tenant_id, l.category_id, l.id
            from loaded l
            """.formatted(tenant.id(), name, status, tenant.leafCategory(), MANY)
        );
        awaitNothingLeft();
    }

    private void awaitNothingLeft() {
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> left().equals("0"));
    }

    private String left() {
        return shelf
            .database()
            .query("select count(*) from product_search_later where tenant_id = '%s'".formatted(tenant.id()));
    }

    private String words(String word) {
        return shelf
            .database()
            .query(
                "select count(*) from product_word where tenant_id = '%s' and word = '%s'".formatted(tenant.id(), word)
            );
    }

    private void translate(String locale, String name, String slug) {
        shelf.database().execute(
            """
            insert into product_translation (tenant_id, product_id, locale, name)
            select p.tenant_id, p.id, '%s', '%s'
            from product p
            where p.slug = '%s' and p.tenant_id = '%s'
            """.formatted(locale, name, slug, tenant.id())
        );
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private String corrected(String query) {
        return ask(query).data("/shop/search/correctedQuery").toString();
    }

    private int total(String query) {
        Answer answer = ask(query);
        return answer.data("/shop/search/matchesAllWords").asBoolean()
            ? answer.data("/shop/search/totalCount").asInt()
            : 0;
    }

    private List<String> found(String query) {
        Answer answer = ask(query);
        boolean isExact =
            answer.data("/shop/search/matchesAllWords").asBoolean() &&
            answer.data("/shop/search/correctedQuery").isNull();
        return isExact ? answer.texts("/shop/search/nodes", "/slug") : List.of();
    }

    private Answer ask(String query) {
        return visitor.send(
            "query ($query: String!) { shop { search(query: $query) {" +
                " totalCount matchesAllWords correctedQuery nodes { slug } } } }",
            Map.of("query", query)
        );
    }
}
