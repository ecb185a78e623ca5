package io.quelyos.bff.access;

import io.quelyos.bff.access.AccessRows.Row;
import java.util.List;
import java.util.Map;

/** The matrix' rows of the catalogue's pages and of what staff do for them. */
final class CatalogPageAccessRows {

    private CatalogPageAccessRows() {}

    static List<Row> all() {
        return List.of(
            row("ShopQuery.brands", "{ shop { brands { nodes { name } } } }"),
            row("ShopQuery.brand", "{ shop { brand(slug: \"mirror\") { name } } }"),
            row("ShopQuery.collections", "{ shop { collections { name } } }"),
            row("ShopQuery.collection", "{ shop { collection(slug: \"mirror\") { name } } }")
        );
    }

    static List<Row> mutations() {
        return List.of();
    }

    private static Row row(String field, String document) {
        return new Row(field, document, (world, at) -> Map.of(), Map.of());
    }
}
