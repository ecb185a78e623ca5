package io.quelyos.bff.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.session.Sessions;
import io.quelyos.bff.market.Stall.Good;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Staff decide of languages, currencies, translations and prices, and buyers see it at once. */
@ServerTest
class BackofficeMarketTest {

    private static final String ERRORS = "userErrors { code field ... on VersionConflict { currentVersion } }";
    private static final String RANGE = "{ shop { product(slug: \"shirt\") { name priceRange { min { amount } } } } }";

    @LocalServerPort
    private int port;

    @Autowired
    private TenantFactory tenants;

    @Autowired
    private Sessions sessions;

    private Stall stall;
    private Stall twin;
    private Good shirt;
    private GraphQlClient owner;

    @BeforeEach
    void open() {
        stall = Stall.open(tenants, port);
        shirt = stall.good("shirt", 1990, 2490);
        twin = Stall.open(tenants, port);
        twin.good("shirt", 1990, 2490);
        owner = stall.staff(sessions, "OWNER");
    }

    @Test
    void offersAndWithdrawsALanguage() {
        Answer added = owner.send(
            "mutation { backofficeLocaleAdd(locale: \"EN-gb\") { locale { locale default } " + ERRORS + "} }"
        );
        assertThat(added.data("/backofficeLocaleAdd").toString()).isEqualTo(
            "{\"locale\":{\"locale\":\"en-GB\",\"default\":false},\"userErrors\":[]}"
        );
        assertThat(
            owner.send("{ backoffice { locales { locale default } } }").data("/backoffice/locales").toString()
        ).isEqualTo("[{\"locale\":\"fr-FR\",\"default\":true},{\"locale\":\"en-GB\",\"default\":false}]");
        assertThat(localesOf(stall)).containsExactly("fr-FR", "en-GB");
        assertThat(localesOf(twin)).containsExactly("fr-FR");
        for (Map.Entry<String, String> refused : Map.of(
            "en-GB",
            "TAKEN",
            "fr-FR",
            "TAKEN",
            "en_GB",
            "INVALID"
        ).entrySet()) {
            JsonNode errors = owner
                .send(
                    "mutation ($l: String!) { backofficeLocaleAdd(locale: $l) { locale { locale } " + ERRORS + "} }",
                    Map.of("l", refused.getKey())
                )
                .data("/backofficeLocaleAdd/userErrors");
            assertThat(errors.toString()).isEqualTo(
                "[{\"code\":\"%s\",\"field\":[\"locale\"]}]".formatted(refused.getValue())
            );
        }

        Answer removed = owner.send(
            "mutation { backofficeLocaleRemove(locale: \"en-GB\") { removedLocale " + ERRORS + "} }"
        );
        assertThat(removed.data("/backofficeLocaleRemove/removedLocale").asString()).isEqualTo("en-GB");
        assertThat(localesOf(stall)).containsExactly("fr-FR");
        assertThat(
            Stall.code(owner.send("mutation { backofficeLocaleRemove(locale: \"en-GB\") { " + ERRORS + "} }"))
        ).isEqualTo("NOT_FOUND");
        assertThat(
            Stall.code(owner.send("mutation { backofficeLocaleRemove(locale: \"fr-FR\") { " + ERRORS + "} }"))
        ).isEqualTo("WRONG_STATE");
        assertThat(stall.audited()).containsExactly("locale.add", "locale.remove");
    }

    @Test
    void offersChangesAndWithdrawsACurrency() {
        Answer added = owner.send(
            "mutation { backofficeCurrencyAdd(currency: \"GBP\", input: { rate: \"0.8563\", step: \"1.00\", ending: \"0.99\" }) {" +
                " currency { currency default rate step { amount } ending { amount } version } " +
                ERRORS +
                "} }"
        );
        assertThat(added.data("/backofficeCurrencyAdd/currency").toString()).isEqualTo(
            "{\"currency\":\"GBP\",\"default\":false,\"rate\":\"0.8563\",\"step\":{\"amount\":\"1.00\"},\"ending\":{\"amount\":\"0.99\"},\"version\":1}"
        );
        assertThat(pounds()).isEqualTo("16.99");

        Answer updated = owner.send(
            "mutation { backofficeCurrencyUpdate(currency: \"GBP\", version: 1, input: { rate: \"2\" }) {" +
                " currency { rate step { amount } ending { amount } version } " +
                ERRORS +
                "} }"
        );
        assertThat(updated.data("/backofficeCurrencyUpdate/currency").toString()).isEqualTo(
            "{\"rate\":\"2\",\"step\":{\"amount\":\"0.01\"},\"ending\":{\"amount\":\"0.00\"},\"version\":2}"
        );
        assertThat(pounds()).isEqualTo("39.80");
        Answer stale = owner.send(
            "mutation { backofficeCurrencyUpdate(currency: \"GBP\", version: 1, input: { rate: \"3\" }) { currency { rate } " +
                ERRORS +
                "} }"
        );
        assertThat(stale.data("/backofficeCurrencyUpdate").toString()).isEqualTo(
            "{\"currency\":null,\"userErrors\":[{\"code\":\"CONFLICT\",\"field\":[\"version\"],\"currentVersion\":2}]}"
        );
        assertThat(pounds()).isEqualTo("39.80");
        assertThat(
            owner
                .send("{ backoffice { currencies { currency default rate version } } }")
                .data("/backoffice/currencies")
                .toString()
        ).isEqualTo(
            "[{\"currency\":\"EUR\",\"default\":true,\"rate\":\"1\",\"version\":0}," +
                "{\"currency\":\"GBP\",\"default\":false,\"rate\":\"2\",\"version\":2}]"
        );

        Answer removed = owner.send(
            "mutation { backofficeCurrencyRemove(currency: \"GBP\", version: 2) { removedCurrency " + ERRORS + "} }"
        );
        assertThat(removed.data("/backofficeCurrencyRemove/removedCurrency").asString()).isEqualTo("GBP");
        assertThat(pounds()).as("in euros again").isEqualTo("19.90");
        assertThat(stall.audited()).containsExactly("currency.add", "currency.update", "currency.remove");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        EUR | { rate: "1" }                               | TAKEN   | currency
        XAU | { rate: "1" }                               | INVALID | currency
        USD | { rate: "0" }                               | INVALID | rate
        USD | { rate: "-1" }                              | INVALID | rate
        USD | { rate: "1000001" }                         | INVALID | rate
        USD | { rate: "1.00000000001" }                   | INVALID | rate
        USD | { rate: "1", step: "0.001" }                | INVALID | step
        USD | { rate: "1", step: "0" }                    | INVALID | step
        USD | { rate: "1", step: "1", ending: "1" }       | INVALID | ending
        USD | { rate: "1", step: "1", ending: "-0.01" }   | INVALID | ending
        JPY | { rate: "160", step: "0.5" }                | INVALID | step
        """
    )
    void refusesWrongCurrencies(String currency, String input, String code, String field) {
        Answer answer = owner.send(
            "mutation { backofficeCurrencyAdd(currency: \"" +
                currency +
                "\", input: " +
                input +
                ") { currency { rate } " +
                ERRORS +
                "} }"
        );
        JsonNode error = answer.data("/backofficeCurrencyAdd/userErrors/0");
        assertThat(error.path("code").asString()).isEqualTo(code);
        assertThat(error.path("field").toString()).contains("\"" + field + "\"");
        assertThat(stall.count("tenant_currency")).isZero();
        assertThat(stall.audited()).isEmpty();
    }

    @Test
    void keepsPricesAndTranslationsOfWhatIsWithdrawn() {
        stall.offerCurrency("GBP", "0.8563", 1, 0);
        stall.offerLocale("en-GB");
        stall.price(shirt.variants().get(0), "GBP", 1500, null);
        stall.translate(shirt, "en-GB", "Shirt", null, null);
        owner.send("mutation { backofficeCurrencyRemove(currency: \"GBP\", version: 1) { removedCurrency } }").data("");
        owner.send("mutation { backofficeLocaleRemove(locale: \"en-GB\") { removedLocale } }").data("");
        assertThat(pounds()).isEqualTo("19.90");
        owner
            .send(
                "mutation { backofficeCurrencyAdd(currency: \"GBP\", input: { rate: \"0.9\" }) { userErrors { code } } }"
            )
            .data("");
        owner.send("mutation { backofficeLocaleAdd(locale: \"en-GB\") { userErrors { code } } }").data("");
        assertThat(pounds()).isEqualTo("15.00");
        assertThat(english()).isEqualTo("Shirt");
    }

    @Test
    void refusesColleaguesWithoutThePermissionAndHidesTheBuyersDirectiveFromStaff() {
        GraphQlClient support = stall.staff(sessions, "SUPPORT");
        assertThat(
            support.send("mutation { backofficeLocaleAdd(locale: \"en-GB\") { userErrors { code } } }").errorCodes()
        ).containsExactly("FORBIDDEN");
        assertThat(stall.count("tenant_locale")).isZero();
        assertThat(
            owner.send("query @inContext(currency: \"GBP\") { backoffice { currencies { rate } } }").errorCodes()
        ).containsExactly("GRAPHQL_VALIDATION_FAILED");
    }

    private String pounds() {
        return stall
            .visitor()
            .send("query @inContext(currency: \"GBP\") " + RANGE)
            .data("/shop/product/priceRange/min/amount")
            .asString();
    }

    private String english() {
        return stall
            .visitor()
            .send("query @inContext(locale: \"en-GB\") " + RANGE)
            .data("/shop/product/name")
            .asString();
    }

    private static List<String> localesOf(Stall of) {
        return of
            .visitor()
            .send("{ shop { localization { availableLocales } } }")
            .data("/shop/localization/availableLocales")
            .valueStream()
            .map(JsonNode::asString)
            .toList();
    }
}
