package io.quelyos.bff.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.session.Sessions;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.market.Stall.Good;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Staff translate content and set prices, and buyers see it at once. */
@ServerTest
class BackofficeContentTest {

    private static final String ERRORS = "userErrors { code field ... on VersionConflict { currentVersion } }";
    private static final String RANGE = "{ shop { product(slug: \"shirt\") { name priceRange { min { amount } } } } }";
    private static final String SET_PRICES = """
    mutation ($prices: [BackofficeVariantPriceInput!]!) { backofficeVariantPricesSet(currency: "GBP", prices: $prices) {
      prices { variantId price { amount currency } compareAtPrice { amount } } userErrors { code field } } }
    """;

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
    void setsPricesOfManyArticlesAndTellsOfTheWrongOnesByTheirPlace() {
        stall.offerCurrency("GBP", "0.8563", 1, 0);
        String foreign = twin.good("other", 100).variantId(0);
        List<Map<String, Object>> prices = List.of(
            Map.of("variantId", shirt.variantId(0), "price", "15.00", "compareAtPrice", "18.00"),
            Map.of("variantId", foreign, "price", "1.00"),
            Map.of("variantId", shirt.variantId(1), "price", "1.001"),
            Map.of("variantId", shirt.variantId(0), "price", "2.00"),
            Map.of("variantId", shirt.variantId(1), "price", "-1.00")
        );

        Answer answer = owner.send(SET_PRICES, Map.of("prices", prices));

        assertThat(answer.data("/backofficeVariantPricesSet/prices").toString()).isEqualTo(
            "[{\"variantId\":\"%s\",\"price\":{\"amount\":\"15.00\",\"currency\":\"GBP\"},\"compareAtPrice\":{\"amount\":\"18.00\"}}]".formatted(
                shirt.variantId(0)
            )
        );
        assertThat(answer.data("/backofficeVariantPricesSet/userErrors").toString()).isEqualTo(
            "[{\"code\":\"NOT_FOUND\",\"field\":[\"prices\",\"1\",\"variantId\"]}," +
                "{\"code\":\"INVALID\",\"field\":[\"prices\",\"2\",\"price\"]}," +
                "{\"code\":\"TAKEN\",\"field\":[\"prices\",\"3\",\"variantId\"]}," +
                "{\"code\":\"TAKEN\",\"field\":[\"prices\",\"4\",\"variantId\"]}," +
                "{\"code\":\"INVALID\",\"field\":[\"prices\",\"4\",\"price\"]}]"
        );
        assertThat(pounds()).isEqualTo("15.00");
        assertThat(stall.count("variant_price")).isEqualTo(1);
        Answer shown = owner.send(
            "{ backoffice { products { nodes { variants { prices { price { amount currency } } } } } } }"
        );
        assertThat(shown.data("/backoffice/products/nodes/0/variants/0/prices").toString()).isEqualTo(
            "[{\"price\":{\"amount\":\"15.00\",\"currency\":\"GBP\"}}]"
        );
        Answer removed = owner.send(
            "mutation ($ids: [ID!]!) { backofficeVariantPricesRemove(currency: \"GBP\", variantIds: $ids) { removedVariantIds " +
                ERRORS +
                "} }",
            Map.of("ids", List.of(shirt.variantId(1), shirt.variantId(0)))
        );
        assertThat(removed.data("/backofficeVariantPricesRemove").toString()).isEqualTo(
            "{\"removedVariantIds\":[\"%s\"],\"userErrors\":[{\"code\":\"NOT_FOUND\",\"field\":[\"variantIds\",\"0\"]}]}".formatted(
                shirt.variantId(0)
            )
        );
        assertThat(pounds()).isEqualTo("17.04");
        assertThat(stall.audited()).containsExactly("variant_price.set", "variant_price.remove");
    }

    @Test
    void refusesPricesInACurrencyThatIsNotOffered() {
        List<Map<String, Object>> prices = List.of(Map.of("variantId", shirt.variantId(0), "price", "15.00"));
        Answer answer = owner.send(SET_PRICES, Map.of("prices", prices));
        assertThat(answer.data("/backofficeVariantPricesSet/userErrors").toString()).isEqualTo(
            "[{\"code\":\"NOT_FOUND\",\"field\":[\"currency\"]}]"
        );
        assertThat(
            owner
                .send(SET_PRICES, Map.of("prices", List.of()))
                .data("/backofficeVariantPricesSet/userErrors/0/code")
                .asString()
        ).isEqualTo("INVALID");
        assertThat(stall.count("variant_price")).isZero();
    }

    @Test
    void translatesAProductAndACategory() {
        stall.offerLocale("en-GB");
        UUID category = stall.category("top", null);
        String set = """
        mutation ($id: ID!, $version: Int!, $input: BackofficeProductTranslationInput!, $locale: String! = "en-GB") {
          backofficeProductTranslationSet(productId: $id, locale: $locale, version: $version, input: $input) {
            translation { locale name descriptionHtml version } userErrors { code field } } }
        """;
        Map<String, Object> input = Map.of("name", "Shirt", "descriptionHtml", "<p>Fine</p><script>x</script>");
        Answer first = owner.send(set, Map.of("id", shirt.globalId(), "version", 0, "input", input));
        assertThat(first.data("/backofficeProductTranslationSet/translation").toString()).isEqualTo(
            "{\"locale\":\"en-GB\",\"name\":\"Shirt\",\"descriptionHtml\":\"<p>Fine</p>\",\"version\":1}"
        );
        assertThat(english()).isEqualTo("Shirt");
        for (int stale : List.of(0, 2)) {
            Answer conflict = owner.send(
                set,
                Map.of("id", shirt.globalId(), "version", stale, "input", Map.of("name", "No"))
            );
            assertThat(Stall.code(conflict)).isEqualTo("CONFLICT");
        }
        Answer second = owner.send(
            set,
            Map.of("id", shirt.globalId(), "version", 1, "input", Map.of("name", "Blouse"))
        );
        assertThat(second.data("/backofficeProductTranslationSet/translation/version").asInt()).isEqualTo(2);
        assertThat(english()).isEqualTo("Blouse");
        assertThat(
            Stall.code(owner.send(set, Map.of("id", shirt.globalId(), "version", 2, "input", Map.of())))
        ).isEqualTo("REQUIRED");
        assertThat(
            Stall.code(
                owner.send(set, Map.of("id", shirt.globalId(), "version", 2, "input", Map.of("name", "x".repeat(256))))
            )
        ).isEqualTo("TOO_LONG");
        assertThat(
            Stall.code(
                owner.send(
                    set,
                    Map.of("id", shirt.globalId(), "version", 0, "input", Map.of("name", "Hemd"), "locale", "de-DE")
                )
            )
        ).isEqualTo("NOT_FOUND");
        assertThat(
            Stall.code(owner.send(set, Map.of("id", "prd_no", "version", 0, "input", Map.of("name", "No"))))
        ).isEqualTo("NOT_FOUND");
        Answer listed = owner.send("{ backoffice { products { nodes { translations { locale name } } } } }");
        assertThat(listed.data("/backoffice/products/nodes/0/translations").toString()).isEqualTo(
            "[{\"locale\":\"en-GB\",\"name\":\"Blouse\"}]"
        );
        String remove =
            "mutation ($id: ID!, $v: Int!) { backofficeProductTranslationRemove(productId: $id, locale: \"en-GB\", version: $v) { removedLocale " +
            ERRORS +
            "} }";
        assertThat(Stall.code(owner.send(remove, Map.of("id", shirt.globalId(), "v", 1)))).isEqualTo("CONFLICT");
        assertThat(english()).isEqualTo("Blouse");
        owner
            .send(remove, Map.of("id", shirt.globalId(), "v", 2))
            .data("/backofficeProductTranslationRemove/removedLocale");
        assertThat(english()).isEqualTo("Produit shirt");
        assertThat(Stall.code(owner.send(remove, Map.of("id", shirt.globalId(), "v", 2)))).isEqualTo("NOT_FOUND");

        String id = GlobalId.encode("cat", category);
        String menu = "query @inContext(locale: \"en\") { vitrine { navigation { name } } }";
        // Remembered from here on.
        assertThat(stall.visitor().send(menu).data("/vitrine/navigation/0/name").asString()).isNotEqualTo("Tops");
        owner
            .send(
                "mutation ($id: ID!) { backofficeCategoryTranslationSet(categoryId: $id, locale: \"en-GB\", version: 0, input: { name: \"Tops\", seoTitle: \"All tops\" })" +
                    " { translation { name version } userErrors { code } } }",
                Map.of("id", id)
            )
            .data("/backofficeCategoryTranslationSet/translation/name");
        Answer top = stall
            .visitor()
            .send(
                "query @inContext(locale: \"en\") { shop { category(slug: \"top\") { name description seo { title } } } }"
            );
        assertThat(top.data("/shop/category").toString()).isEqualTo(
            "{\"name\":\"Tops\",\"description\":\"Rayon\",\"seo\":{\"title\":\"All tops\"}}"
        );
        assertThat(stall.visitor().send(menu).data("/vitrine/navigation/0/name").asString()).isEqualTo("Tops");
        assertThat(stall.audited()).containsExactly(
            "product_translation.set",
            "product_translation.set",
            "product_translation.remove",
            "category_translation.set"
        );
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
}
