package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.ServerTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What buyers read of what others say. */
@ServerTest
class ShopReviewTest {

    private static final String PAGE = """
    query ($first: Int, $after: String, $sort: ShopReviewSort) { shop { product(slug: "p") {
      rating { average count histogram { rating count } }
      reviews(first: $first, after: $after, sort: $sort) {
        pageInfo { hasNextPage endCursor } nodes { rating title body author { name verified } } } } } }
    """;

    @Autowired
    private ApplicationContext server;

    private Shelf shelf;
    private TestTenant tenant;

    @BeforeEach
    void fill() {
        shelf = Shelf.of(server);
        tenant = shelf.database().createTenant("GROWTH");
        TestTenant twin = shelf.database().createTenant("GROWTH");
        for (TestTenant each : List.of(tenant, twin)) {
            shelf.put(each, List.of(Drafts.product(each, "p", "P")));
            shelf.database().execute(Reviews.insert(each, "p", 5, "Ana", 4, "PUBLISHED"));
            shelf.database().execute(Reviews.insert(each, "p", 3, "Bob", 3, "PUBLISHED"));
            shelf.database().execute(Reviews.insert(each, "p", 5, "Cléo", 2, "PUBLISHED"));
            shelf.database().execute(Reviews.insert(each, "p", 1, "Dan", 1, "PENDING"));
            shelf.database().execute(Reviews.insert(each, "p", 1, "Eve", 1, "REJECTED"));
        }
    }

    @Test
    void sumsUpWhatIsPublished() {
        var rating = shelf.visitor(tenant).send(PAGE).data("/shop/product/rating");
        assertThat(rating.at("/average").asString()).isEqualTo("4.33");
        assertThat(rating.at("/count").asInt()).isEqualTo(3);
        assertThat(rating.at("/histogram").toString()).isEqualTo(
            "[{\"rating\":5,\"count\":2},{\"rating\":4,\"count\":0},{\"rating\":3,\"count\":1}," +
                "{\"rating\":2,\"count\":0},{\"rating\":1,\"count\":0}]"
        );
        shelf
            .database()
            .execute("delete from product_review where tenant_id = '" + tenant.id() + "' and status = 'PUBLISHED'");
        var none = shelf.visitor(tenant).send(PAGE).data("/shop/product/rating");
        assertThat(none.at("/average").isNull()).isTrue();
        assertThat(none.at("/count").asInt()).isZero();
    }

    /** 31 of 8 is 3.875 and 725 of 200 is 3.625: cutting, and halves to even, would make other numbers of them. */
    @Test
    void sortsByTheAverageThatItShows() {
        String of = " where tenant_id = '" + tenant.id() + "'";
        for (String sums : List.of("8 31 388", "3 13 433", "3 14 467", "200 725 363", "1000000 4999999 500")) {
            String[] part = sums.split(" ", -1);
            shelf.database().execute("update product set rating_count = " + part[0] + ", rating_sum = " + part[1] + of);
            String kept = shelf.database().query("select rating_average_hundredths from product" + of);
            var shown = shelf.visitor(tenant).send(PAGE).data("/shop/product/rating/average");
            assertThat(kept).as(sums).isEqualTo(part[2]);
            assertThat(shown.asString().replace(".", "")).as(sums).isEqualTo(part[2]);
        }
    }

    @Test
    void listsPageByPageInEveryOrder() {
        assertThat(walk("NEWEST")).containsExactly("Cléo", "Bob", "Ana");
        assertThat(walk("BEST")).containsExactly("Cléo", "Ana", "Bob");
        assertThat(walk("WORST")).containsExactly("Bob", "Ana", "Cléo");
    }

    @Test
    void refusesTheCursorOfAnotherOrder() {
        String cursor = shelf
            .visitor(tenant)
            .send(PAGE, Map.of("first", 1, "sort", "BEST"))
            .data("/shop/product/reviews/pageInfo/endCursor")
            .asString();
        Answer answer = shelf.visitor(tenant).send(PAGE, Map.of("first", 1, "sort", "NEWEST", "after", cursor));
        assertThat(answer.errorCodes()).containsExactly("BAD_USER_INPUT");
    }

    private List<String> walk(String sort) {
        List<String> authors = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>(Map.of("first", 1, "sort", sort));
        boolean hasNext = true;
        while (hasNext) {
            Answer page = shelf.visitor(tenant).send(PAGE, variables);
            authors.addAll(page.texts("/shop/product/reviews/nodes", "/author/name"));
            hasNext = page.data("/shop/product/reviews/pageInfo/hasNextPage").asBoolean();
            variables.put("after", page.data("/shop/product/reviews/pageInfo/endCursor").asString());
        }
        return authors;
    }
}
