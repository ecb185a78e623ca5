package io.quelyos.bff.catalog.listing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits on what a client may ask of lists of products.
 *
 * @param filterDepth how deep filters may hold filters; 1 allows none inside another
 * @param filterBranches how many filters one {@code and} or {@code or} may hold
 * @param filterParts how many filters and conditions a list may have in all
 * @param filterOptions how many options one filter may name
 * @param filterValues how many values of an option one filter may name
 * @param filterAllValues how many values a list's filters may name in all
 * @param filterPrices how many conditions on prices a list may have in all
 * @param filterQueries how many searches staff may put into one list's filters
 */
@ConfigurationProperties("quelyos.catalog.limits")
public record CatalogLimits(
    @DefaultValue("4") int filterDepth,
    @DefaultValue("5") int filterBranches,
    @DefaultValue("40") int filterParts,
    @DefaultValue("10") int filterOptions,
    @DefaultValue("50") int filterValues,
    @DefaultValue("200") int filterAllValues,
    @DefaultValue("4") int filterPrices,
    @DefaultValue("4") int filterQueries
) {}
