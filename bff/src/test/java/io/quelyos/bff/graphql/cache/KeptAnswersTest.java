package io.quelyos.bff.graphql.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.context.ClientInfo;
import io.quelyos.bff.cart.CartShop;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.SqlStatements;
import io.quelyos.persistence.redis.SessionKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who is given which kept answer: nobody another's. */
@KeepingServerTest
class KeptAnswersTest {

    private static final String NAMES = "{ shop { products { nodes { name } } } }";
    private static final String SITE = "{ vitrine { site { name currency locale } } }";

    @Autowired
    private ApplicationContext server;

    @Autowired
    private ResponseCache answers;

    private CartShop shop;
    private CartShop twin;

    @BeforeEach
    void open() {
        shop = CartShop.open(server);
        twin = CartShop.open(server);
        shop.article(1000, 5);
        twin.article(2000, 5);
    }

    @Test
    void areGivenAgainWithoutAStatementAndWithTheirHeaders() {
        Answer first = Asker.fresh(visitor(shop), NAMES);
        Answer again = Asker.kept(visitor(shop), NAMES);
        assertThat(again.body()).isEqualTo(first.body());
        for (String header : List.of("ETag", "Cache-Control", "Content-Type", "X-Content-Type-Options")) {
            assertThat(again.header(header)).as(header).isEqualTo(first.header(header)).isNotEmpty();
        }
        assertThat(again.headers().allValues("Vary")).isEqualTo(first.headers().allValues("Vary"));
        assertThat(again.header("Cache-Control")).isEqualTo("public, max-age=60");
        assertThat(again.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
        Answer unchanged = Asker.kept(visitor(shop).with("If-None-Match", first.header("ETag")), NAMES);
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        assertThat(unchanged.header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void areNotGivenToAnotherTenant() {
        String name = Asker.fresh(visitor(shop), NAMES).data("/shop/products/nodes/0/name").asString();
        assertThat(Asker.fresh(visitor(twin), NAMES).data("/shop/products/nodes/0/name").asString()).isNotEqualTo(name);
        assertThat(Asker.kept(visitor(shop), NAMES).data("/shop/products/nodes/0/name").asString()).isEqualTo(name);
        Answer mismatch = Asker.get(visitor(shop).with("X-Tenant-Domain", twin.tenant().domain()), NAMES);
        assertThat(mismatch.errorCodes()).containsExactly("TENANT_MISMATCH");
        assertThat(Asker.get(GraphQlClient.of(shop.port()), NAMES).errorCodes()).containsExactly("TENANT_REQUIRED");
    }

    @Test
    void areNotGivenToAnotherSurfaceLanguageCurrencyOrCaller() {
        shop.run("insert into tenant_locale (tenant_id, locale) values (?, 'en-GB')", shop.id());
        shop.run(
            "insert into tenant_currency (tenant_id, currency, rate, minor_rate, step_minor, ending_minor)" +
                " values (?, 'USD', 2, 2, 1, 0)",
            shop.id()
        );
        GraphQlClient visitor = visitor(shop);
        String inContext =
            "query @inContext(%s) { vitrine { site { locale currency } } shop { products { nodes { name } } } }";
        for (int round = 0; round < 2; round++) {
            assertThat(
                Asker.get(visitor, "{ shop { products { nodes { name } } } }").json().at("/data/shop").isObject()
            ).isTrue();
            assertThat(
                Asker.get(visitor, "{ vitrine { site { name } } }").json().at("/data/vitrine").isObject()
            ).isTrue();
            assertThat(
                Asker.get(visitor, inContext.formatted("locale: \"en-GB\""))
                    .json()
                    .at("/extensions/context/locale")
                    .asString()
            ).isEqualTo("en-GB");
            assertThat(
                Asker.get(visitor, inContext.formatted("currency: \"USD\""))
                    .json()
                    .at("/extensions/context/currency")
                    .asString()
            ).isEqualTo("USD");
        }
        Asker.kept(visitor, NAMES);
        SqlStatements.clear();
        Answer signedIn = Asker.get(visitor.cookie(customer()).with("GraphQL-Require-Preflight", "1"), NAMES);
        assertThat(signedIn.header("Cache-Control")).isEqualTo("private, max-age=60");
        assertThat(Asker.statements()).isNotEmpty();
        assertThat(Asker.get(visitor.bearer("nonsense"), NAMES).errorCodes()).containsExactly("UNAUTHENTICATED");
        assertThat(Asker.kept(visitor, NAMES).header("Cache-Control")).isEqualTo("public, max-age=60");
    }

    @Test
    void areSharedByGetAndPostAndNotByOtherQuestions() {
        GraphQlClient visitor = visitor(shop);
        Answer byGet = Asker.fresh(visitor, NAMES);
        SqlStatements.clear();
        Answer byPost = visitor.send(NAMES);
        assertThat(Asker.statements()).isEmpty();
        assertThat(byPost.body()).isEqualTo(byGet.body());
        assertThat(byPost.header("Cache-Control")).isEqualTo("no-store");
        assertThat(byPost.header("ETag")).isEmpty();
        Answer other = Asker.kept(visitor.with("Accept", "application/graphql-response+json"), NAMES);
        assertThat(other.header("Content-Type")).startsWith("application/graphql-response+json");
        assertThat(other.body()).isEqualTo(byGet.body());
        assertThat(Asker.get(visitor.with("Accept", "text/html"), NAMES).status()).isEqualTo(406);

        String two =
            "query A { shop { products { nodes { name } } } } query B { shop { products { nodes { slug } } } }";
        for (int round = 0; round < 2; round++) {
            for (Map.Entry<String, String> operation : Map.of("A", "name", "B", "slug").entrySet()) {
                Answer answer = Asker.get(visitor, Map.of("query", two, "operationName", operation.getKey()));
                assertThat(answer.data("/shop/products/nodes/0").has(operation.getValue())).isTrue();
            }
            assertThat(Asker.get(visitor, two).errorCodes()).containsExactly("OPERATION_RESOLUTION_FAILURE");
        }
        Answer cost = Asker.get(visitor, Map.of("query", NAMES, "extensions", "{\"cost\":true}"));
        assertThat(cost.json().at("/extensions/cost/requested").asLong()).isPositive();
        assertThat(cost.header("Cache-Control")).isEqualTo("no-store");
        assertThat(Asker.kept(visitor, NAMES).json().has("extensions")).isFalse();
    }

    @Test
    void knowVariablesByTheirValuesAndNotByTheirOrder() {
        GraphQlClient visitor = visitor(shop);
        shop.article(3000, 5);
        String document =
            "query ($first: Int = 1, $after: String) { shop { products(first: $first, after: $after) { nodes { name } } } }";
        assertThat(size(visitor, document, Map.of())).isEqualTo(1);
        assertThat(size(visitor, document, Map.of("first", 2))).isEqualTo(2);
        assertThat(size(visitor, document, Map.of("first", 1))).isEqualTo(1);
        Map<String, Object> explicit = new HashMap<>();
        explicit.put("first", 2);
        explicit.put("after", null);
        assertThat(size(visitor, document, explicit)).isEqualTo(2);
        Map<String, Object> turned = new LinkedHashMap<>();
        turned.put("unknown", "x");
        turned.put("after", null);
        turned.put("first", 2);
        SqlStatements.clear();
        assertThat(size(visitor, document, turned)).isEqualTo(2);
        assertThat(Asker.statements()).isEmpty();
    }

    @Test
    void areNotMadeOfErrorsNorOfPrivateThings() {
        GraphQlClient visitor = visitor(shop);
        String mixed = "{ shop { products { nodes { name } } cart { id } } }";
        Asker.fresh(visitor, mixed);
        assertThat(Asker.fresh(visitor, mixed).header("Cache-Control")).isEqualTo("no-store");
        String wrong = "{ shop { products(after: \"nonsense\") { nodes { name } } } }";
        String code = Asker.get(visitor, wrong).errorCodes().getFirst();
        assertThat(Asker.get(visitor, wrong).errorCodes()).containsExactly(code);
        String search = "{ shop { search(query: \"product\") { nodes { name } } } }";
        Asker.fresh(visitor, search);
        Asker.fresh(visitor, search);
    }

    @Test
    void areMadeOnceForManyWhoAskAtOnce() throws Exception {
        GraphQlClient visitor = visitor(shop);
        String document = "{ shop { products(first: 7) { nodes { name slug } } } }";
        Asker.get(visitor, SITE);
        List<Callable<Answer>> askers = new ArrayList<>();
        for (int number = 0; number < 24; number++) {
            askers.add(() -> Asker.get(visitor, document));
        }
        SqlStatements.clear();
        try (var executor = Executors.newFixedThreadPool(24)) {
            for (var future : executor.invokeAll(askers)) {
                assertThat(future.get().data("/shop/products/nodes").size()).isEqualTo(1);
            }
        }
        assertThat(Asker.statements())
            .filteredOn(sql -> sql.contains("from product p"))
            .hasSize(1);
    }

    @Test
    void takeNoMoreThanTheirMemoryAndAFloodIsAtItsOwnCost() {
        GraphQlClient quiet = visitor(twin);
        Asker.fresh(quiet, NAMES);
        for (int number = 0; number < 400; number++) {
            String filler = "x".repeat(400);
            Asker.get(visitor(shop), "query Q" + filler + number + " { shop { products { nodes { name } } } }");
            assertThat(answers.bytes()).isBetween(1L, 400_000L);
        }
        Asker.kept(quiet, NAMES);
    }

    private static long size(GraphQlClient visitor, String document, Map<String, ?> variables) {
        return visitor.send(document, variables).data("/shop/products/nodes").size();
    }

    private String customer() {
        return (
            shop.cookie().name() +
            "=" +
            shop
                .sessions()
                .open(
                    shop.tenant().id(),
                    SessionKind.CUSTOMER,
                    shop.customer(),
                    "C",
                    new ClientInfo("127.0.0.1", "test"),
                    null
                )
                .secret()
        );
    }

    private static GraphQlClient visitor(CartShop shop) {
        return GraphQlClient.of(shop.port()).tenant(shop.tenant().slug());
    }
}
