package io.quelyos.bff.catalog.shop;

import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.Connection.Edge;
import io.quelyos.bff.graphql.type.PageInfo;
import io.quelyos.persistence.catalog.listing.FacetQuery.Facet;
import io.quelyos.persistence.catalog.listing.FacetRow;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The schema's type of the same name.
 *
 * @param facets counts what the whole list has; called only where a client asks for it
 */
public record ShopProductConnection(Connection<ShopProduct> page, Function<Set<Facet>, List<FacetRow>> facets) {
    /** A list of nothing. */
    public static final ShopProductConnection EMPTY = new ShopProductConnection(
        new Connection<>(List.of(), new PageInfo(false, false, null, null), () -> 0),
        wanted -> List.of()
    );

    /** The page's items at their places. */
    public List<Edge<ShopProduct>> edges() {
        return page.edges();
    }

    /** The page's items. */
    public List<ShopProduct> nodes() {
        return page.nodes();
    }

    /** Where the page stands. */
    public PageInfo pageInfo() {
        return page.pageInfo();
    }
}
