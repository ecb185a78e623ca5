package io.quelyos.persistence.catalog.listing;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to count beside a list.
 *
 * @param base which products the list is of, whatever the buyer chose of facets
 * @param chosen what the buyer chose, by the facet that it was chosen of: a {@link Facet}'s name, or {@link #option} of an
 *     option's name
 * @param facets what to count
 * @param currency whose prices are counted; null for the tenant's own
 * @param buyer whose agreed prices are counted; null for everybody's
 */
public record FacetQuery(
    ProductCondition base,
    Map<String, ProductCondition> chosen,
    Set<Facet> facets,
    @Nullable String currency,
    ProductListQuery.@Nullable Buyer buyer
) {
    /** What products are counted by. */
    public enum Facet {
        CATEGORY,
        BRAND,
        OPTION,
        PRICE,
        AVAILABILITY,
        RATING,
    }

    /** The same with other facets to count. */
    public FacetQuery of(Set<Facet> wanted) {
        return new FacetQuery(base, chosen, wanted, currency, buyer);
    }

    /** The key of what was chosen of an option. */
    public static String option(String name) {
        return Facet.OPTION + ":" + name;
    }
}
