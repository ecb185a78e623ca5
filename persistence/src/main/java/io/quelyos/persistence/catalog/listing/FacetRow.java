package io.quelyos.persistence.catalog.listing;

import io.quelyos.persistence.catalog.listing.FacetQuery.Facet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How many products one value of a facet would leave.
 *
 * @param id of the category
 * @param name the option's name; the brand's slug
 * @param value the option's value; the brand's name
 * @param low the lowest price in minor units; the least number of stars; 1 or 0 for what can or cannot be bought
 * @param high the highest price in minor units
 */
public record FacetRow(
    Facet facet,
    @Nullable UUID id,
    @Nullable String name,
    @Nullable String value,
    @Nullable Long low,
    @Nullable Long high,
    long products
) {}
