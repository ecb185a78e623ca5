package io.quelyos.bff.search;

import io.quelyos.bff.catalog.shop.ShopProduct;
import io.quelyos.bff.catalog.shop.ShopProductConnection;
import io.quelyos.bff.graphql.type.Connection.Edge;
import io.quelyos.bff.graphql.type.PageInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
public record ShopSearchConnection(
    ShopProductConnection page,
    @Nullable String correctedQuery,
    boolean matchesAllWords
) {
    static ShopSearchConnection of(ShopProductConnection page) {
        return new ShopSearchConnection(page, null, true);
    }

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
