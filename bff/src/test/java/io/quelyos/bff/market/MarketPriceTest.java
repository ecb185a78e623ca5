package io.quelyos.bff.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.market.Stall.Good;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SqlStatements;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class MarketPriceTest {

    private static final String SHIRT = """
    { shop { product(slug: "shirt") { priceRange { min { amount currency } max { amount } }
      variants { price { amount currency } compareAtPrice { amount } } } } }
    """;

    @LocalServerPort
    private int port;

    @Autowired
    private TenantFactory tenants;

    private Stall stall;
    private Good shirt;
    private GraphQlClient visitor;

    @BeforeEach
    void fill() {
        Stall twin = Stall.open(tenants, port);
        fill(twin, "2");
        stall = Stall.open(tenants, port);
        shirt = fill(stall, "0.8563");
        visitor = stall.visitor();
    }

    private static Good fill(Stall stall, String pounds) {
        stall.offerCurrency("GBP", pounds, 100, 99);
        stall.offerCurrency("CHF", "0.9412", 5, 0);
        stall.offerCurrency("JPY", "162.35", 10, 0);
        stall.offerCurrency("KWD", "0.3342", 1, 0);
        Good shirt = stall.good("shirt", 1990, 2490);
        stall.run("update variant set compare_at_minor = 3000 where tenant_id = ?", stall.id());
        return shirt;
    }

    @ParameterizedTest
    @CsvSource({
        "EUR,19.90,24.90,30.00",
        "GBP,16.99,20.99,25.99",
        "CHF,18.75,23.45,28.25",
        "JPY,3230,4040,4870",
        "KWD,6.651,8.322,10.026",
    })
    void convertsPrices(String currency, String low, String high, String before) {
        Answer answer = visitor.send(in(currency, SHIRT));

        assertThat(answer.data("/shop/product/priceRange").toString()).isEqualTo(
            "{\"min\":{\"amount\":\"%s\",\"currency\":\"%s\"},\"max\":{\"amount\":\"%s\"}}".formatted(
                low,
                currency,
                high
            )
        );
        assertThat(answer.texts("/shop/product/variants", "/price/amount")).containsExactly(low, high);
        assertThat(answer.texts("/shop/product/variants", "/price/currency")).containsOnly(currency);
        assertThat(answer.texts("/shop/product/variants", "/compareAtPrice/amount")).containsOnly(before);
    }

    @Test
    void prefersThePriceThatTheTenantSet() {
        stall.price(shirt.variants().get(0), "JPY", 2980, 3980L);
        stall.price(shirt.variants().get(1), "GBP", 100, null);

        Answer yen = visitor.send(in("JPY", SHIRT));
        assertThat(yen.texts("/shop/product/variants", "/price/amount")).containsExactly("2980", "4040");
        assertThat(yen.texts("/shop/product/variants", "/compareAtPrice/amount")).containsExactly("3980", "4870");
        assertThat(yen.data("/shop/product/priceRange/min/amount").asString()).isEqualTo("2980");
        Answer pounds = visitor.send(in("GBP", SHIRT));
        assertThat(pounds.texts("/shop/product/variants", "/price/amount")).containsExactly("16.99", "1.00");
        assertThat(pounds.data("/shop/product/variants/1/compareAtPrice").isNull()).isTrue();
        assertThat(pounds.data("/shop/product/priceRange/min/amount").asString()).isEqualTo("1.00");
        assertThat(pounds.data("/shop/product/priceRange/max/amount").asString()).isEqualTo("16.99");
        stall.run("delete from variant_price where tenant_id = ?", stall.id());
        assertThat(visitor.send(in("GBP", SHIRT)).data("/shop/product/priceRange/max/amount").asString()).isEqualTo(
            "20.99"
        );
    }

    @Test
    void followsChangesOfPricesRatesAndArticles() {
        stall.run("update variant set price_minor = 5000 where id = ?", shirt.variants().get(1));
        assertThat(visitor.send(in("CHF", SHIRT)).data("/shop/product/priceRange/max/amount").asString()).isEqualTo(
            "47.05"
        );
        stall.run(
            "update tenant_currency set rate = 2, minor_rate = 2 where tenant_id = ? and currency = 'CHF'",
            stall.id()
        );
        assertThat(visitor.send(in("CHF", SHIRT)).data("/shop/product/priceRange/max/amount").asString()).isEqualTo(
            "100.00"
        );
        stall.run("delete from variant where id = ?", shirt.variants().get(1));
        assertThat(visitor.send(in("CHF", SHIRT)).data("/shop/product/priceRange/max/amount").asString()).isEqualTo(
            "39.80"
        );
    }

    @Test
    void showsTheVitrinesPricesToo() {
        stall.run("update product set featured_position = 1 where tenant_id = ?", stall.id());
        Answer answer = visitor.send(
            in("JPY", "{ vitrine { featuredProducts { nodes { priceFrom { amount currency } } } } }")
        );
        assertThat(answer.data("/vitrine/featuredProducts/nodes/0/priceFrom").toString()).isEqualTo(
            "{\"amount\":\"3230\",\"currency\":\"JPY\"}"
        );
    }

    @Test
    void tellsUnitPricesAndSearchEnginesTheSameCurrency() {
        stall.run("update product set unit_amount = 500, unit = 'G' where tenant_id = ?", stall.id());
        Answer answer = visitor.send(
            in(
                "GBP",
                "{ shop { product(slug: \"shirt\") { structuredData variants { unitPrice { price { amount currency } } } } } }"
            )
        );
        assertThat(answer.data("/shop/product/variants/0/unitPrice/price").toString()).isEqualTo(
            "{\"amount\":\"33.98\",\"currency\":\"GBP\"}"
        );
        assertThat(answer.data("/shop/product/structuredData").asString()).contains(
            "\"lowPrice\":\"16.99\"",
            "\"highPrice\":\"20.99\"",
            "\"priceCurrency\":\"GBP\""
        );
    }

    @Test
    void asksNothingMoreInTheTenantsOwnCurrencyAndOneStatementForEachKindOfPriceInAnother() {
        assertThat(statements(SHIRT)).isEqualTo(2);
        assertThat(statements(in("EUR", SHIRT))).isEqualTo(2);
        assertThat(statements(in("GBP", SHIRT))).isEqualTo(4);
    }

    private long statements(String document) {
        visitor.send(document).data("");
        SqlStatements.clear();
        visitor.send(document).data("");
        return SqlStatements.seenQueries()
            .stream()
            .filter(sql -> !sql.contains("scheduled_tasks") && !sql.contains("trusted_document"))
            .count();
    }

    private static String in(String currency, String document) {
        return "query @inContext(currency: \"" + currency + "\") " + document;
    }
}
