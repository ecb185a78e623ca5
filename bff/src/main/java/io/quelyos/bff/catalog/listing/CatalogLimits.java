package io.quelyos.bff.catalog.listing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits on what a client may ask of lists of products.
 *
 * @param filterDepth how deep filters may hold filters; 1 allows none inside another
 * @param filterBranches how many filters one {@code and} or {@code or} may hold
 * @param filterParts how many filters a list may have in all
 * @param filterOptions how many options one filter may name
 * @param filterValues how many values of an option one filter may name
 */
@ConfigurationProperties("quelyos.catalog.limits")
public record CatalogLimits(
    @DefaultValue("4") int filterDepth,
    @DefaultValue("5") int filterBranches,
    @DefaultValue("30") int filterParts,
    @DefaultValue("10") int filterOptions,
    @DefaultValue("50") int filterValues
) {}
