package io.quelyos.bff.search.facet;

import io.quelyos.bff.graphql.type.Money;
import io.quelyos.persistence.catalog.listing.FacetQuery.Facet;
import io.quelyos.persistence.catalog.listing.FacetRow;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** The schema's type of the same name, and those of its parts. */
public record ShopFacets(
    List<ShopCategoryFacet> categories,
    List<ShopBrandFacet> brands,
    List<ShopOptionFacet> options,
    List<ShopPriceFacet> prices,
    List<ShopAvailabilityFacet> availability,
    List<ShopRatingFacet> ratings
) {
    /** Whoever offers more choices than these offers none. */
    private static final int MOST_OPTIONS = 20;
    private static final int MOST_VALUES = 50;

    /** The schema's type of the same name; the category is loaded by its id. */
    public record ShopCategoryFacet(UUID categoryId, long count) {}

    /** The schema's type of the same name. */
    public record ShopBrandFacet(String slug, String name, long count) {}

    /** The schema's type of the same name. */
    public record ShopOptionFacet(String name, List<ShopOptionValueFacet> values) {}

    /** The schema's type of the same name. */
    public record ShopOptionValueFacet(String value, long count) {}

    /** The schema's type of the same name. */
    public record ShopPriceFacet(Money min, Money max, long count) {}

    /** The schema's type of the same name. */
    public record ShopAvailabilityFacet(boolean available, long count) {}

    /** The schema's type of the same name. */
    public record ShopRatingFacet(int gte, long count) {}

    static ShopFacets of(List<FacetRow> rows, Currency currency) {
        return new ShopFacets(
            list(rows, Facet.CATEGORY, row -> new ShopCategoryFacet(Objects.requireNonNull(row.id()), row.products())),
            list(rows, Facet.BRAND, row -> new ShopBrandFacet(name(row), value(row), row.products())),
            options(rows),
            list(rows, Facet.PRICE, row ->
                new ShopPriceFacet(
                    Money.ofMinor(low(row), currency),
                    Money.ofMinor(Objects.requireNonNull(row.high()), currency),
                    row.products()
                )
            ),
            list(rows, Facet.AVAILABILITY, row -> new ShopAvailabilityFacet(low(row) == 1, row.products())),
            list(rows, Facet.RATING, row -> new ShopRatingFacet((int) low(row), row.products()))
        );
    }

    /** The same with those categories only. */
    ShopFacets withCategories(Predicate<ShopCategoryFacet> kept) {
        List<ShopCategoryFacet> all = categories.stream().filter(kept).toList();
        return new ShopFacets(all, brands, options, prices, availability, ratings);
    }

    private static <T> List<T> list(List<FacetRow> rows, Facet facet, Function<FacetRow, T> show) {
        return rows
            .stream()
            .filter(row -> row.facet() == facet)
            .map(show)
            .toList();
    }

    /** Rows come by their counts, so the options that leave most products come first. */
    private static List<ShopOptionFacet> options(List<FacetRow> rows) {
        Map<String, List<ShopOptionValueFacet>> byName = new LinkedHashMap<>();
        for (FacetRow row : rows) {
            if (row.facet() == Facet.OPTION) {
                byName
                    .computeIfAbsent(name(row), ignored -> new ArrayList<>())
                    .add(new ShopOptionValueFacet(value(row), row.products()));
            }
        }
        return byName
            .entrySet()
            .stream()
            .limit(MOST_OPTIONS)
            .map(option -> new ShopOptionFacet(option.getKey(), option.getValue().stream().limit(MOST_VALUES).toList()))
            .toList();
    }

    private static String name(FacetRow row) {
        return Objects.requireNonNull(row.name());
    }

    private static String value(FacetRow row) {
        return Objects.requireNonNull(row.value());
    }

    private static long low(FacetRow row) {
        return Objects.requireNonNull(row.low());
    }
}
