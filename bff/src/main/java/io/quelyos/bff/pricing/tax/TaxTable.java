package io.quelyos.bff.pricing.tax;

import io.quelyos.bff.pricing.vat.VatArea;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The taxes that a seller collects. */
public final class TaxTable {

    private final String homeCountryCode;
    private final @Nullable UUID usualCategoryId;
    private final Map<String, List<TaxRate>> byCountry;

    /**
     * @param homeCountryCode where the seller is taxed: the country whose tax is in prices that are entered with tax
     * @param usualCategoryId the category of what names none, and of categories for which a country has no rate; null where
     *     the seller has no categories
     */
    public TaxTable(String homeCountryCode, @Nullable UUID usualCategoryId, List<TaxRate> rates) {
        this.homeCountryCode = homeCountryCode;
        this.usualCategoryId = usualCategoryId;
        this.byCountry = rates
            .stream()
            .sorted(Comparator.comparing(TaxRate::id))
            .collect(Collectors.groupingBy(TaxRate::countryCode));
    }

    /** The country whose tax is in prices that are entered with tax. */
    public String homeCountryCode() {
        return homeCountryCode;
    }

    /**
     * Whether the seller collects any tax at a place. A country's rates say nothing of a part of it that lies outside
     * of the Union's VAT area; that needs rates of its own.
     */
    public boolean isTaxed(String countryCode, @Nullable String regionCode) {
        List<TaxRate> rates = byCountry.getOrDefault(countryCode, List.of());
        return VatArea.isApart(countryCode, regionCode)
            ? rates.stream().anyMatch(rate -> Objects.equals(rate.regionCode(), regionCode))
            : !rates.isEmpty();
    }

    /**
     * The taxes on a category of things: the country's, and the region's on top or in their stead. Where neither has one
     * for the category, those of the usual category hold, so that a missing entry never means a lower tax.
     */
    public List<TaxRate> rates(String countryCode, @Nullable String regionCode, @Nullable UUID categoryId) {
        List<TaxRate> own = rates(countryCode, regionCode, categoryId, byCountry);
        return own.isEmpty() ? rates(countryCode, regionCode, usualCategoryId, byCountry) : own;
    }

    private static List<TaxRate> rates(
        String countryCode,
        @Nullable String regionCode,
        @Nullable UUID categoryId,
        Map<String, List<TaxRate>> byCountry
    ) {
        List<TaxRate> ofCategory = byCountry
            .getOrDefault(countryCode, List.of())
            .stream()
            .filter(rate -> rate.categoryId().equals(categoryId))
            .filter(rate -> rate.regionCode() == null || rate.regionCode().equals(regionCode))
            .toList();
        boolean isReplaced = ofCategory.stream().anyMatch(rate -> rate.regionCode() != null && rate.replacesCountry());
        return isReplaced
            ? ofCategory
                  .stream()
                  .filter(rate -> rate.regionCode() != null)
                  .toList()
            : ofCategory;
    }
}
