package io.quelyos.bff.access;

import io.quelyos.bff.access.AccessRows.Row;
import java.util.List;
import java.util.Map;

/** The matrix' rows of languages, currencies and what is recently viewed. */
final class MarketAccessRows {

    private MarketAccessRows() {}

    static List<Row> fields() {
        return List.of(
            row("VitrineQuery.localization", "{ vitrine { localization { locale availableLocales } } }"),
            row("ShopQuery.localization", "{ shop { localization { locale availableCurrencies } } }")
        );
    }

    static List<Row> mutations() {
        return List.of();
    }

    private static Row row(String field, String document) {
        return new Row(field, document, (world, at) -> Map.of(), Map.of());
    }
}
