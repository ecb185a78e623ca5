package io.quelyos.bff.access;

import io.quelyos.bff.access.AccessRows.Row;
import io.quelyos.bff.access.AccessWorld.Home;
import io.quelyos.bff.graphql.type.GlobalId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** The matrix' rows of languages, currencies, translations and prices. */
final class MarketAccessRows {

    private static final String ERRORS = "userErrors { code message field } } }";
    private static final List<String> LANGUAGES = List.of(Locale.getISOLanguages());

    private MarketAccessRows() {}

    static List<Row> fields() {
        return List.of(
            row("VitrineQuery.localization", "{ vitrine { localization { locale availableLocales } } }"),
            row("ShopQuery.localization", "{ shop { localization { locale availableCurrencies } } }"),
            row("ShopQuery.recentlyViewed", "{ shop { recentlyViewed { slug } } }"),
            row("BackofficeQuery.locales", "{ backoffice { locales { locale default } } }"),
            row("BackofficeQuery.currencies", "{ backoffice { currencies { currency rate version } } }")
        );
    }

    static List<Row> mutations() {
        return List.of(
            new Row(
                "Mutation.shopProductViewed",
                "mutation ($id: ID!) { shopProductViewed(id: $id) { recorded userErrors { code message field } } }",
                (world, at) -> Map.of("id", product(world, at)),
                Map.of("id", MarketAccessRows::product)
            ),
            new Row(
                "Mutation.backofficeLocaleAdd",
                "mutation ($locale: String!) { backofficeLocaleAdd(locale: $locale) { locale { locale } " + ERRORS,
                (world, at) -> Map.of("locale", LANGUAGES.get(world.next())),
                Map.of()
            ),
            row("Mutation.backofficeLocaleRemove", "mutation { backofficeLocaleRemove(locale: \"de-DE\") { " + ERRORS),
            row(
                "Mutation.backofficeCurrencyAdd",
                "mutation { backofficeCurrencyAdd(currency: \"USD\", input: { rate: \"1.1\" }) { " + ERRORS
            ),
            row(
                "Mutation.backofficeCurrencyUpdate",
                "mutation { backofficeCurrencyUpdate(currency: \"USD\", version: 1, input: { rate: \"1.2\" }) { " +
                    ERRORS
            ),
            row(
                "Mutation.backofficeCurrencyRemove",
                "mutation { backofficeCurrencyRemove(currency: \"SEK\", version: 1) { " + ERRORS
            ),
            prices(),
            new Row(
                "Mutation.backofficeVariantPricesRemove",
                "mutation ($variantIds: [ID!]!) { backofficeVariantPricesRemove(currency: \"GBP\", variantIds: $variantIds) { " +
                    "removedVariantIds " +
                    ERRORS,
                (world, at) -> Map.of("variantIds", List.of(priced(world, at))),
                Map.of("variantIds", MarketAccessRows::priced)
            ),
            translation("Product", "product", MarketAccessRows::product),
            removal("Product", "product", MarketAccessRows::product),
            translation("Category", "category", MarketAccessRows::category),
            removal("Category", "category", MarketAccessRows::category)
        );
    }

    private static Row prices() {
        return new Row(
            "Mutation.backofficeVariantPricesSet",
            "mutation ($prices: [BackofficeVariantPriceInput!]!) { backofficeVariantPricesSet(currency: \"GBP\", prices: $prices) { " +
                "prices { variantId } " +
                ERRORS,
            (world, at) ->
                Map.of("prices", List.of(Map.of("variantId", variant(world, at), "price", world.next() + ".00"))),
            Map.of("prices.variantId", MarketAccessRows::variant)
        );
    }

    private static Row translation(String type, String name, BiFunction<AccessWorld, Home, String> id) {
        String mutation = "backoffice" + type + "TranslationSet";
        return new Row(
            "Mutation." + mutation,
            "mutation ($%1$sId: ID!, $locale: String!, $input: Backoffice%2$sTranslationInput!) { %3$s(%1$sId: $%1$sId, locale: $locale, version: 0, input: $input) { ".formatted(
                name,
                type,
                mutation
            ) + ERRORS,
            (world, at) -> {
                String locale = LANGUAGES.get(world.next());
                world.insert(
                    at,
                    "insert into tenant_locale (tenant_id, locale) values (?, ?) on conflict do nothing",
                    locale
                );
                return Map.of(
                    name + "Id",
                    id.apply(world, at),
                    "locale",
                    locale,
                    "input",
                    Map.of("name", "Translated")
                );
            },
            Map.of(name + "Id", id)
        );
    }

    private static Row removal(String type, String name, BiFunction<AccessWorld, Home, String> id) {
        String mutation = "backoffice" + type + "TranslationRemove";
        return new Row(
            "Mutation." + mutation,
            "mutation ($%1$sId: ID!, $locale: String!) { %2$s(%1$sId: $%1$sId, locale: $locale, version: 1) { removedLocale ".formatted(
                name,
                mutation
            ) + ERRORS,
            (world, at) -> {
                String locale = LANGUAGES.get(world.next());
                UUID thing = GlobalId.decode(name.equals("product") ? "prd" : "cat", id.apply(world, at)).orElseThrow();
                String table = name + "_translation";
                world.insert(
                    at,
                    "insert into " + table + " (tenant_id, " + name + "_id, locale, name) values (?, ?, ?, 'Old')",
                    thing,
                    locale
                );
                return Map.of(name + "Id", id.apply(world, at), "locale", locale);
            },
            Map.of(name + "Id", id)
        );
    }

    private static Row row(String field, String document) {
        return new Row(field, document, (world, at) -> Map.of(), Map.of());
    }

    private static String product(AccessWorld world, Home at) {
        return GlobalId.encode("prd", at.product());
    }

    private static String category(AccessWorld world, Home at) {
        return GlobalId.encode("cat", at.category());
    }

    /** An article of a tenant that sells for pounds too. */
    private static String variant(AccessWorld world, Home at) {
        world.insert(
            at,
            "insert into tenant_currency (tenant_id, currency, rate, minor_rate) values (?, ?, 0.86, 0.86) on conflict do nothing",
            "GBP"
        );
        UUID id = world.find(at, "select id from variant where tenant_id = ? order by id limit 1", UUID.class);
        return GlobalId.encode("var", id);
    }

    /** The same with a price in pounds. */
    private static String priced(AccessWorld world, Home at) {
        String id = variant(world, at);
        world.insert(
            at,
            "insert into variant_price (tenant_id, variant_id, currency, price_minor) values (?, ?, 'GBP', 900) on conflict do nothing",
            GlobalId.decode("var", id).orElseThrow()
        );
        return id;
    }
}
