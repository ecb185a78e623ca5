package io.quelyos.bff.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.market.Stall.Good;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Lists filtered and sorted by prices in another currency, compared with what the prices themselves say. */
@ServerTest
class MarketListTest {

    private static final String LIST = """
    query ($currency: CurrencyCode, $first: Int, $after: String, $where: ShopProductFilter, $sort: ShopProductSort)
      @inContext(currency: $currency) {
      shop { products(first: $first, after: $after, where: $where, sortBy: $sort) {
        totalCount pageInfo { hasNextPage endCursor } nodes { slug priceRange { min { amount } } } } } }
    """;

    @LocalServerPort
    private int port;

    @Autowired
    private TenantFactory tenants;

    private GraphQlClient visitor;
    private final long seed = new Random().nextLong();
    private final List<Offer> offers = new ArrayList<>();

    /** A product with its prices in pounds by pence. */
    private record Offer(Good good, List<Long> pence) {
        long min() {
            return pence.stream().mapToLong(Long::longValue).min().orElseThrow();
        }

        boolean isBetween(long low, long high) {
            return pence.stream().anyMatch(price -> price >= low && price <= high);
        }
    }

    @BeforeEach
    void fill() {
        Stall stall = Stall.open(tenants, port);
        visitor = stall.visitor();
        fill(stall, "0.8563", offers);
        fill(Stall.open(tenants, port), "0.5", new ArrayList<>());
    }

    private void fill(Stall stall, String rate, List<Offer> filled) {
        var random = new Random(seed);
        stall.offerCurrency("GBP", rate, 50, 49);
        var rule = new CurrencyRule(Currency.getInstance("GBP"), new BigDecimal(rate), 50, 49);
        for (int number = 0; number < 40; number++) {
            long[] prices = random.longs(1 + random.nextInt(3), 500, 1500).toArray();
            Good good = stall.good("p-" + number, prices);
            List<Long> pence = new ArrayList<>();
            for (int index = 0; index < prices.length; index++) {
                boolean isExplicit = random.nextInt(4) == 0;
                long price = isExplicit ? random.nextLong(300, 1800) : rule.convertPrice(prices[index]);
                if (isExplicit) {
                    UUID variant = good.variants().get(index);
                    stall.price(variant, "GBP", price, null);
                }
                pence.add(price);
            }
            filled.add(new Offer(good, pence));
        }
    }

    @ParameterizedTest
    @CsvSource({ "ASC", "DESC" })
    void sortsByThePricesThatItShows(String direction) {
        Map<String, Object> variables = new HashMap<>(
            Map.of("currency", "GBP", "first", 7, "sort", Map.of("field", "PRICE", "direction", direction))
        );
        List<String> walked = new ArrayList<>();
        List<BigDecimal> prices = new ArrayList<>();
        boolean hasNext = true;
        while (hasNext) {
            Answer page = visitor.send(LIST, variables);
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
            .isEqualTo(walked.stream().map(this::expectedPrice).toList());
    }

    @Test
    void filtersByThePricesThatItShows() {
        var random = new Random(seed);
        for (int round = 0; round < 25; round++) {
            long low = random.nextLong(300, 1500);
            long high = low + random.nextLong(300);
            boolean isOpenBelow = random.nextInt(4) == 0;
            boolean isOpenAbove = random.nextInt(4) == 0;
            Map<String, Object> price = new HashMap<>();
            if (!isOpenBelow) {
                price.put("gte", amount(low));
            }
            if (!isOpenAbove) {
                price.put("lte", amount(high));
            }
            Answer answer = visitor.send(
                LIST,
                Map.of("currency", "GBP", "first", 100, "where", Map.of("price", price))
            );
            List<String> expected = offers
                .stream()
                .filter(offer -> offer.isBetween(isOpenBelow ? 0 : low, isOpenAbove ? Long.MAX_VALUE : high))
                .map(offer -> offer.good().slug())
                .toList();
            assertThat(answer.texts("/shop/products/nodes", "/slug"))
                .as("seed %s: %s", seed, price)
                .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(answer.data("/shop/products/totalCount").asInt()).isEqualTo(expected.size());
        }
    }

    @Test
    void refusesACursorOfAnotherCurrencyAndTooManyDecimals() {
        Map<String, Object> sort = Map.of("field", "PRICE", "direction", "ASC");
        String cursor = visitor
            .send(LIST, Map.of("currency", "GBP", "first", 2, "sort", sort))
            .data("/shop/products/pageInfo/endCursor")
            .asString();
        Answer inEuro = visitor.send(LIST, Map.of("currency", "EUR", "first", 2, "sort", sort, "after", cursor));
        assertThat(inEuro.errorCodes()).containsExactly("BAD_USER_INPUT");
        Answer tooExact = visitor.send(
            LIST,
            Map.of("currency", "GBP", "first", 2, "where", Map.of("price", Map.of("gte", "1.001")))
        );
        assertThat(tooExact.errorCodes()).containsExactly("BAD_USER_INPUT");
    }

    private BigDecimal expectedPrice(String slug) {
        return offers
            .stream()
            .filter(offer -> offer.good().slug().equals(slug))
            .map(offer -> BigDecimal.valueOf(offer.min(), 2))
            .findFirst()
            .orElseThrow();
    }

    private static String amount(long pence) {
        return BigDecimal.valueOf(pence, 2).toPlainString();
    }
}
