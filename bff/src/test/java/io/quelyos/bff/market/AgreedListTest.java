package io.quelyos.bff.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.session.Sessions;
import io.quelyos.auth.session.ShopCookie;
import io.quelyos.bff.market.AgreedStall.Offer;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SqlStatements;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.persistence.redis.SessionKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Lists as a company's buyer sees them: filtered, sorted and counted by what was agreed, compared with the agreements. */
@ServerTest
class AgreedListTest {

    private static final String LIST = """
    query ($currency: CurrencyCode, $first: Int, $after: String, $where: ShopProductFilter, $sort: ShopProductSort)
      @inContext(currency: $currency) {
      shop { products(first: $first, after: $after, where: $where, sortBy: $sort) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes { slug priceRange { min { amount } max { amount } } } } } }
    """;
    private static final String FACETS = """
    query ($currency: CurrencyCode) @inContext(currency: $currency) {
      shop { products { facets { prices { min { amount } max { amount } count } } } } }
    """;

    @LocalServerPort
    private int port;

    @Autowired
    private TenantFactory tenants;

    @Autowired
    private Sessions sessions;

    @Autowired
    private ShopCookie cookie;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private AgreedStall stall;
    private GraphQlClient buyer;
    private List<Offer> offers;

    @BeforeEach
    void open() {
        stall = AgreedStall.open(Stall.open(tenants, port), random);
        AgreedStall.open(Stall.open(tenants, port), random);
        buyer = client(stall.buyer());
        offers = stall.offers();
    }

    @ParameterizedTest
    @CsvSource({ "EUR,ASC", "EUR,DESC", "GBP,ASC", "GBP,DESC" })
    void sortsByThePricesThatItShows(String currency, String direction) {
        Map<String, Object> variables = new HashMap<>(
            Map.of("currency", currency, "first", 7, "sort", Map.of("field", "PRICE", "direction", direction))
        );
        List<String> walked = new ArrayList<>();
        List<BigDecimal> prices = new ArrayList<>();
        boolean hasNext = true;
        while (hasNext) {
            Answer page = buyer.send(LIST, variables);
            walked.addAll(page.texts("/shop/products/nodes", "/slug"));
            page.texts("/shop/products/nodes", "/priceRange/min/amount").forEach(price ->
                prices.add(new BigDecimal(price))
            );
            hasNext = page.data("/shop/products/pageInfo/hasNextPage").asBoolean();
            variables.put("after", page.data("/shop/products/pageInfo/endCursor").asString());
        }
        assertThat(walked).as("seed %s", seed).doesNotHaveDuplicates().hasSize(offers.size());
        Comparator<BigDecimal> order = Comparator.naturalOrder();
        assertThat(prices)
            .as("seed %s", seed)
            .isSortedAccordingTo(direction.equals("ASC") ? order : order.reversed())
            .isEqualTo(
                walked
                    .stream()
                    .map(slug -> BigDecimal.valueOf(stall.offer(slug).min(currency), 2))
                    .toList()
            );
    }

    @ParameterizedTest
    @ValueSource(strings = { "EUR", "GBP" })
    void filtersByThePricesThatItShows(String currency) {
        for (int round = 0; round < 25; round++) {
            long low = random.nextLong(200, 1500);
            long high = low + random.nextLong(300);
            boolean isOpenBelow = random.nextInt(4) == 0;
            boolean isOpenAbove = random.nextInt(4) == 0;
            Map<String, Object> price = new HashMap<>();
            if (!isOpenBelow) {
                price.put("gte", BigDecimal.valueOf(low, 2).toPlainString());
            }
            if (!isOpenAbove) {
                price.put("lte", BigDecimal.valueOf(high, 2).toPlainString());
            }
            Answer answer = buyer.send(
                LIST,
                Map.of("currency", currency, "first", 100, "where", Map.of("price", price))
            );
            List<String> expected = offers
                .stream()
                .filter(offer -> offer.isBetween(currency, isOpenBelow ? 0 : low, isOpenAbove ? Long.MAX_VALUE : high))
                .map(Offer::slug)
                .toList();
            assertThat(answer.texts("/shop/products/nodes", "/slug"))
                .as("seed %s: %s", seed, price)
                .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(answer.data("/shop/products/totalCount").asInt()).isEqualTo(expected.size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "EUR", "GBP" })
    void showsTheSpanAndCountsByIt(String currency) {
        Answer listed = buyer.send(LIST, Map.of("currency", currency, "first", 100));
        for (var node : listed.data("/shop/products/nodes")) {
            Offer offer = stall.offer(node.at("/slug").asString());
            assertThat(node.at("/priceRange/min/amount").asString())
                .as("seed %s", seed)
                .isEqualTo(BigDecimal.valueOf(offer.min(currency), 2).toPlainString());
            assertThat(node.at("/priceRange/max/amount").asString()).isEqualTo(
                BigDecimal.valueOf(offer.max(currency), 2).toPlainString()
            );
        }
        for (var span : buyer.send(FACETS, Map.of("currency", currency)).data("/shop/products/facets/prices")) {
            long low = new BigDecimal(span.at("/min/amount").asString()).movePointRight(2).longValueExact();
            long high = new BigDecimal(span.at("/max/amount").asString()).movePointRight(2).longValueExact();
            assertThat(span.at("/count").asLong())
                .as("seed %s: %s to %s", seed, low, high)
                .isEqualTo(
                    offers
                        .stream()
                        .filter(offer -> offer.isBetween(currency, low, high))
                        .count()
                );
        }
    }

    @Test
    void othersSeeWhatEverybodyPays() {
        GraphQlClient other = client(stall.customer());
        for (GraphQlClient each : List.of(stall.stall().visitor(), other)) {
            Answer listed = each.send(LIST, Map.of("first", 100, "sort", Map.of("field", "PRICE", "direction", "ASC")));
            assertThat(listed.texts("/shop/products/nodes", "/priceRange/min/amount"))
                .as("seed %s", seed)
                .isEqualTo(
                    offers
                        .stream()
                        .map(offer ->
                            offer.open().getOrDefault("EUR", List.of()).stream().min(Long::compare).orElseThrow()
                        )
                        .sorted()
                        .map(price -> BigDecimal.valueOf(price, 2).toPlainString())
                        .toList()
                );
        }
        Answer counted = stall.stall().visitor().send(FACETS, Map.of("currency", "EUR"));
        assertThat(counted.data("/shop/products/facets/prices")).as("one facet alone").isNotEmpty();
        String cursor = stall
            .stall()
            .visitor()
            .send(LIST, Map.of("first", 2, "sort", Map.of("field", "PRICE", "direction", "ASC")))
            .data("/shop/products/pageInfo/endCursor")
            .asString();
        Answer mixed = buyer.send(
            LIST,
            Map.of("first", 2, "after", cursor, "sort", Map.of("field", "PRICE", "direction", "ASC"))
        );
        assertThat(mixed.errorCodes()).as("a place in another order").containsExactly("BAD_USER_INPUT");
    }

    @Test
    void asksAsManyStatementsForOneProductAsForMany() {
        Map<String, Object> sort = Map.of("field", "PRICE", "direction", "ASC");
        buyer.send(LIST, Map.of("first", 1, "sort", sort));
        SqlStatements.clear();
        buyer.send(LIST, Map.of("first", 1, "sort", sort));
        long one = aboutPrices();
        SqlStatements.clear();
        buyer.send(LIST, Map.of("first", 30, "sort", sort));
        assertThat(aboutPrices()).as("the page, its places and its spans").isEqualTo(one).isEqualTo(3);
    }

    private static long aboutPrices() {
        return SqlStatements.seenQueries()
            .stream()
            .filter(sql -> sql.contains("price_list_price"))
            .count();
    }

    private GraphQlClient client(UUID customer) {
        var opened = sessions.open(
            stall.stall().tenant().id(),
            SessionKind.CUSTOMER,
            customer,
            "C",
            new ClientInfo("127.0.0.1", "test"),
            null
        );
        return stall
            .stall()
            .visitor()
            .cookie(cookie.name() + "=" + opened.secret());
    }
}
