package io.quelyos.bff.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** What is asked by {@code @inContext}, what is used, and what the client is told of the difference. */
@ServerTest
class MarketNegotiationTest {

    private static final String ASK = """
    query ($locale: String, $currency: CurrencyCode, $country: String)
      @inContext(locale: $locale, currency: $currency, country: $country) {
      shop { localization { locale currency country availableLocales availableCurrencies } } }
    """;

    @LocalServerPort
    private int port;

    @Autowired
    private TenantFactory tenants;

    private Stall stall;
    private GraphQlClient visitor;

    @BeforeEach
    void open() {
        stall = Stall.open(tenants, port);
        stall.offerLocale("en-GB");
        stall.offerLocale("de");
        stall.offerLocale("zh-Hant-TW");
        stall.offerCurrency("GBP", "0.86", 1, 0);
        stall.offerCurrency("JPY", "162", 10, 0);
        visitor = stall.visitor();
        Stall twin = Stall.open(tenants, port);
        twin.offerLocale("es-ES");
        twin.offerCurrency("USD", "1.1", 1, 0);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        fr-FR           | fr-FR      |
        fr              | fr-FR      |
        FR-fr           | fr-FR      |
        fr-CA           | fr-FR      | OTHER_REGION
        en-GB           | en-GB      |
        en              | en-GB      |
        en-US           | en-GB      | OTHER_REGION
        en-GB-oxendict  | en-GB      | OTHER_REGION
        de-AT           | de         | OTHER_REGION
        de-1996-u-co-phonebk | de    | OTHER_REGION
        zh-Hant         | zh-Hant-TW | OTHER_REGION
        zh-Hans-CN      | fr-FR      | NOT_OFFERED
        es-ES           | fr-FR      | NOT_OFFERED
        tlh             | fr-FR      | NOT_OFFERED
        """
    )
    void settlesTheLanguage(String asked, String used, @Nullable String reason) {
        Answer answer = visitor.send(ASK, Map.of("locale", asked));

        assertThat(answer.data("/shop/localization/locale").asString()).isEqualTo(used);
        assertThat(told(answer, "/locale")).isEqualTo(used);
        assertThat(told(answer, "/currency")).isEqualTo("EUR");
        assertThat(told(answer, "/country")).isEqualTo("FR");
        if (reason == null) {
            assertThat(answer.json().at("/extensions/context/fallbacks")).isEmpty();
        } else {
            assertThat(answer.json().at("/extensions/context/fallbacks")).hasSize(1);
            assertThat(told(answer, "/fallbacks/0/argument")).isEqualTo("locale");
            assertThat(told(answer, "/fallbacks/0/asked")).isEqualToIgnoringCase(asked);
            assertThat(told(answer, "/fallbacks/0/used")).isEqualTo(used);
            assertThat(told(answer, "/fallbacks/0/reason")).isEqualTo(reason);
        }
    }

    @ParameterizedTest
    @CsvSource({ "EUR,EUR,false", "GBP,GBP,false", "JPY,JPY,false", "USD,EUR,true", "XAU,EUR,true" })
    void settlesTheCurrency(String asked, String used, boolean isTold) {
        Answer answer = visitor.send(ASK, Map.of("currency", asked, "country", "BE"));

        assertThat(answer.data("/shop/localization/currency").asString()).isEqualTo(used);
        assertThat(answer.data("/shop/localization/country").asString()).isEqualTo("BE");
        assertThat(told(answer, "/currency")).isEqualTo(used);
        assertThat(told(answer, "/country")).isEqualTo("BE");
        assertThat(answer.json().at("/extensions/context/fallbacks").size()).isEqualTo(isTold ? 1 : 0);
        if (isTold) {
            assertThat(answer.json().at("/extensions/context/fallbacks/0").toString()).isEqualTo(
                "{\"argument\":\"currency\",\"asked\":\"%s\",\"used\":\"EUR\",\"reason\":\"NOT_OFFERED\"}".formatted(
                    asked
                )
            );
        }
    }

    @Test
    void tellsWhatIsOffered() {
        Answer answer = visitor.send("{ shop { localization { locale availableLocales availableCurrencies } } }");

        assertThat(answer.data("/shop/localization").toString()).isEqualTo(
            "{\"locale\":\"fr-FR\",\"availableLocales\":[\"fr-FR\",\"de\",\"en-GB\",\"zh-Hant-TW\"]," +
                "\"availableCurrencies\":[\"EUR\",\"GBP\",\"JPY\"]}"
        );
        assertThat(answer.json().path("extensions").isMissingNode()).as("nothing was asked").isTrue();
        assertThat(
            visitor
                .send("query @inContext(locale: \"en\") { vitrine { localization { locale currency country } } }")
                .data("/vitrine/localization")
                .toString()
        ).isEqualTo("{\"locale\":\"en-GB\",\"currency\":\"EUR\",\"country\":\"FR\"}");
    }

    @Test
    void readsLiteralsDefaultsNullsAndMutations() {
        String literals = "query @inContext(locale: \"en-GB\", currency: \"GBP\", country: \"GB\") { __typename }";
        assertThat(visitor.send(literals).json().at("/extensions/context").toString()).isEqualTo(
            "{\"locale\":\"en-GB\",\"currency\":\"GBP\",\"country\":\"GB\",\"fallbacks\":[]}"
        );
        String defaults = "query ($l: String = \"en-GB\") @inContext(locale: $l) { __typename }";
        assertThat(told(visitor.send(defaults), "/locale")).isEqualTo("en-GB");
        assertThat(told(visitor.send(defaults, Map.of("l", "de")), "/locale")).isEqualTo("de");
        Map<String, @Nullable Object> nothing = new HashMap<>();
        nothing.put("l", null);
        assertThat(told(visitor.send(defaults, nothing), "/locale"))
            .as("null is not the default")
            .isEqualTo("fr-FR");
        String mutation = "mutation @inContext(currency: \"GBP\") { shopGuestSessionOpen { opened } }";
        assertThat(told(visitor.send(mutation), "/currency")).isEqualTo("GBP");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "-", "fr_FR", "français", "x-klingon", "und", "*", "fr-toolongsubtag" })
    void refusesWhatIsNoLanguage(String locale) {
        Answer answer = visitor.send(ASK, Map.of("locale", locale));
        assertThat(answer.errorCodes()).containsExactly("BAD_USER_INPUT");
        assertThat(answer.json().at("/errors/0/message").asString()).contains("locale", "fr-CA");
        assertThat(answer.json().path("data").isMissingNode()).isTrue();
    }

    @Test
    void refusesWhatIsNoCurrencyOrCountry() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
            Map.of("currency", "eur"),
            Map.of("currency", "ABC"),
            Map.of("currency", 5),
            Map.of("country", "fr"),
            Map.of("country", "XZ"),
            Map.of("country", "FRA"),
            Map.of("locale", true)
        )) {
            assertThat(visitor.send(ASK, wrong).errorCodes()).as("%s", wrong).containsExactly("BAD_USER_INPUT");
        }
        for (String wrong : List.of(
            "query @inContext(currency: \"eur\") { __typename }",
            "query @inContext(locale: 5) { __typename }",
            "query @inContext(language: \"fr\") { __typename }",
            "query @inContext(locale: \"fr\") @inContext(locale: \"en\") { __typename }",
            "{ shop @inContext(locale: \"fr\") { __typename } }"
        )) {
            assertThat(visitor.send(wrong).errorCodes()).as(wrong).containsOnly("GRAPHQL_VALIDATION_FAILED");
        }
    }

    @Test
    void keepsAnswersOfDifferentContextsApartInCaches() {
        Answer french = get(ASK, Map.of("locale", "fr-FR"));
        Answer english = get(ASK, Map.of("locale", "en-GB"));

        for (Answer answer : List.of(french, english)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=300");
            assertThat(String.join(", ", answer.headers().allValues("Vary")))
                .contains("X-Tenant", "Cookie")
                .doesNotContain("Accept-Language");
        }
        assertThat(english.header("ETag")).isNotEqualTo(french.header("ETag")).isNotEmpty();
        Answer again = visitor.exchange(
            visitor
                .request(path(ASK, Map.of("locale", "en-GB")))
                .header("If-None-Match", english.header("ETag"))
                .GET()
        );
        assertThat(again.status()).isEqualTo(304);
        // No header of the request tells another context: only the document and its variables do, which are the address.
        Answer otherwise = visitor.exchange(
            visitor
                .request(path(ASK, Map.of("locale", "fr-FR")))
                .header("Accept-Language", "en-GB")
                .GET()
        );
        assertThat(otherwise.header("ETag")).isEqualTo(french.header("ETag"));
        Answer refused = get(ASK, Map.of("locale", "fr_FR"));
        assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void worksWithPersistedQueries() {
        String hash = sha256(ASK);
        Map<String, Object> extensions = Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash));
        assertThat(visitor.post(Map.of("query", ASK, "extensions", extensions)).errorCodes()).isEmpty();
        for (String locale : List.of("en-GB", "de", "fr-FR")) {
            Answer answer = visitor.post(Map.of("variables", Map.of("locale", locale), "extensions", extensions));
            assertThat(answer.data("/shop/localization/locale").asString()).isEqualTo(locale);
        }
    }

    private Answer get(String document, Map<String, Object> variables) {
        return visitor.exchange(visitor.request(path(document, variables)).GET());
    }

    private static String path(String document, Map<String, Object> variables) {
        String json = new JsonMapper().writeValueAsString(variables);
        return (
            "/graphql?query=" +
            URLEncoder.encode(document, StandardCharsets.UTF_8) +
            "&variables=" +
            URLEncoder.encode(json, StandardCharsets.UTF_8)
        );
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static String told(Answer answer, String pointer) {
        return answer
            .json()
            .at("/extensions/context" + pointer)
            .asString();
    }
}
