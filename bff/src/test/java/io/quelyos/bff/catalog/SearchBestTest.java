package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SqlStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * The best answers for one word are read from the words of names as they stand. They are those that all answers begin with,
 * as one finds them who weighs every product, and they stay so whatever becomes of the products.
 */
@ServerTest
class SearchBestTest {

    private static final List<String> WORDS = List.of(
        "Robe",
        "robes",
        "Gâteau",
        "gâteaux",
        "Noix",
        "noi",
        "Courir",
        "courant",
        "Sac",
        "sacs",
        "Sacoche",
        "Été",
        "T-shirt",
        "de",
        "20"
    );

    private static final List<String> TYPED = Stream.concat(
        WORDS.stream().filter(word -> !word.equals("de")),
        Stream.of("gateau", "noixs", "course", "rob", "xyzzy", "l'été", "les robes", "sac avec", "robe de sac")
    ).toList();

    private static final String SEARCH =
        "query ($query: String!, $where: ShopProductFilter, $after: String, $offset: Int) { shop {" +
        " search(query: $query, first: 7, where: $where, after: $after, offset: $offset) {" +
        " totalCount nodes { slug } pageInfo { hasNextPage endCursor } } } }";

    /** What every product is, so that what it leaves is all; but whoever asks cannot know. */
    private static final Map<String, Object> ANYTHING = Map.of(
        "not",
        Map.of("brand", Map.of("in", List.of("nobody-makes-so")))
    );

    private final Random random = new Random(20261120);

    @Autowired
    private ApplicationContext server;

    private CatalogDatabase database;
    private TestTenant tenant;
    private GraphQlClient visitor;

    @BeforeEach
    void fill() {
        Shelf shelf = Shelf.of(server);
        database = shelf.database();
        tenant = database.createTenant("GROWTH");
        TestTenant twin = database.createTenant("GROWTH");
        List<String> names = IntStream.range(0, 150)
            .mapToObj(number -> name())
            .toList();
        for (TestTenant each : List.of(tenant, twin)) {
            List<ProductDraft> drafts = new ArrayList<>();
            for (int number = 0; number < names.size(); number++) {
                drafts.add(SearchShop.product(each, "p-" + number, names.get(number), "Foulmane", "<p>Une robe.</p>"));
            }
            shelf.put(each, drafts);
            sell(each);
        }
        visitor = shelf.visitor(tenant);
    }

    @Test
    void areWhatAllAnswersBeginWith() {
        int atOnce = 0;
        for (String typed : TYPED) {
            SqlStatements.clear();
            List<String> best = slugs(visitor.send(SEARCH, Map.of("query", typed)));
            if (
                SqlStatements.seenQueries()
                    .stream()
                    .noneMatch(seen -> seen.contains("product_search_scores"))
            ) {
                atOnce++;
            }
            SqlStatements.clear();
            List<String> weighed = slugs(visitor.send(SEARCH, Map.of("query", typed, "where", ANYTHING)));
            assertThat(SqlStatements.seenQueries()).noneMatch(seen -> seen.contains("product_search_best"));
            assertThat(best).as(typed).isEqualTo(weighed);
        }
        assertThat(atOnce)
            .as("words that names alone told")
            .isBetween(9, TYPED.size() - 1);
    }

    @Test
    void beginTheListThatIsPagedThrough() {
        for (String typed : List.of("robe", "gâteaux", "l'été", "les robes", "sac")) {
            List<String> byCursor = new ArrayList<>();
            List<String> byOffset = new ArrayList<>();
            Map<String, Object> variables = Map.of("query", typed);
            boolean hasNext = true;
            while (hasNext) {
                Answer page = visitor.send(SEARCH, variables);
                byOffset.addAll(slugs(visitor.send(SEARCH, Map.of("query", typed, "offset", byCursor.size()))));
                byCursor.addAll(slugs(page));
                hasNext = page.data("/shop/search/pageInfo/hasNextPage").asBoolean();
                variables = Map.of("query", typed, "after", page.data("/shop/search/pageInfo/endCursor").asString());
                assertThat(page.data("/shop/search/totalCount").asInt()).isGreaterThanOrEqualTo(byCursor.size());
            }
            assertThat(byCursor).as(typed).hasSizeGreaterThan(14).doesNotHaveDuplicates();
            assertThat(byOffset).as(typed).isEqualTo(byCursor);
            int total = visitor.send(SEARCH, Map.of("query", typed)).data("/shop/search/totalCount").asInt();
            assertThat(byCursor).as(typed).hasSize(total);
        }
    }

    @Test
    void leaveTheFirstPlaceToWhatIsExactlyAskedFor() {
        String product = database.query(
            "select product_id from product_name_word where tenant_id = '%s' and word = 'sac' and step = 4 limit 1".formatted(
                tenant.id()
            )
        );
        database.execute(
            "update variant set sku = 'ROBE' where tenant_id = '%s' and product_id = '%s'".formatted(
                tenant.id(),
                product
            )
        );
        database.execute(
            "update product set sold_count = 5000, is_available = true where id = '%s'".formatted(product)
        );
        String slug = database.query("select slug from product where id = '%s'".formatted(product));
        assertThat(slugs(visitor.send(SEARCH, Map.of("query", "robe")))).startsWith(slug);
        database.execute("update product set brand = 'Sac' where id = '%s'".formatted(product));
        assertThat(slugs(visitor.send(SEARCH, Map.of("query", "sac")))).contains(slug);
    }

    @Test
    void followTheirProducts() {
        List<String> changes = List.of(
            "update product set name = 'Robe de sac' where tenant_id = '%s' and slug < 'p-13'",
            "update product set status = 'ARCHIVED' where tenant_id = '%s' and slug like 'p-2%%'",
            "update product set published_at = now() + interval '1 hour' where tenant_id = '%s' and slug like 'p-3%%'",
            "update product set sold_count = sold_count + 40, is_available = not is_available where tenant_id = '%s'",
            "delete from product where tenant_id = '%s' and slug like 'p-4%%'",
            "update product set status = 'ACTIVE', name = 'Été' where tenant_id = '%s' and slug like 'p-2%%'",
            "insert into product_translation (tenant_id, product_id, locale, name)" +
                " select p.tenant_id, p.id, 'fr-BE', 'Sacoche' from product p where p.tenant_id = '%s' and p.slug < 'p-12'"
        );
        assertThat(differing()).isEqualTo("0");
        for (String change : changes) {
            database.execute(change.formatted(tenant.id()));
            assertThat(differing()).as(change).isEqualTo("0");
            for (String typed : List.of("robe", "sac", "ete")) {
                assertThat(slugs(visitor.send(SEARCH, Map.of("query", typed))))
                    .as(change + ": " + typed)
                    .isEqualTo(slugs(visitor.send(SEARCH, Map.of("query", typed, "where", ANYTHING))));
            }
        }
    }

    /** How many words of names are not those of the documents, or the other way round. */
    private String differing() {
        return database.query(
            """
            with meant as (
                select s.language, w.word, w.step, s.standing, s.product_id
                from product_search s
                cross join lateral name_words(s.language, s.titles, s.firsts, s.document) w
                where s.tenant_id = '%1$s' and s.published_at is not null
            ), kept as (
                select n.language, n.word, n.step, n.standing, n.product_id
                from product_name_word n
                where n.tenant_id = '%1$s'
            ), standings as (
                select s.product_id
                from product_search s
                join product p on p.tenant_id = s.tenant_id and p.id = s.product_id
                where s.tenant_id = '%1$s' and s.standing <> product_standing(p.is_available, p.sold_count)
            )
            select (select count(*) from (table meant except table kept) a)
                + (select count(*) from (table kept except table meant) b)
                + (select count(*) from standings)
            """.formatted(tenant.id())
        );
    }

    private String name() {
        int length = 1 + random.nextInt(4);
        return String.join(
            " ",
            IntStream.range(0, length)
                .mapToObj(place -> WORDS.get(random.nextInt(WORDS.size())))
                .toList()
        );
    }

    private void sell(TestTenant of) {
        database.execute(
            "update product set sold_count = hashtext(slug) & 63, is_available = hashtext(slug) %% 3 <> 0 where tenant_id = '%s'".formatted(
                of.id()
            )
        );
    }

    private static List<String> slugs(Answer answer) {
        assertThat(answer.errorCodes()).isEmpty();
        return answer.texts("/shop/search/nodes", "/slug");
    }
}
