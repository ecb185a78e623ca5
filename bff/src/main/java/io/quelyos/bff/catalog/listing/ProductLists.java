package io.quelyos.bff.catalog.listing;

import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.CursorCodec;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.listing.ProductCondition;
import io.quelyos.persistence.catalog.listing.ProductListMapper;
import io.quelyos.persistence.catalog.listing.ProductListQuery;
import io.quelyos.persistence.catalog.listing.ProductSort;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes pages of products. A cursor is bound to its surface, sort and direction; another list refuses it. */
@Component
public final class ProductLists {

    private final TenantDb tenantDb;
    private final ProductListMapper products;
    private final CursorCodec cursors;

    ProductLists(TenantDb tenantDb, ProductListMapper products, CursorCodec cursors) {
        this.tenantDb = tenantDb;
        this.products = products;
        this.cursors = cursors;
    }

    /** By what and in which direction a list is ordered. */
    public record Order(ProductSort sort, SortDirection direction) {}

    /**
     * Reads a page in one statement; a second one counts, only where the total is asked for.
     *
     * @param surface names the surface, for its cursors
     * @param where which products; carries the surface's rule of what may be seen
     */
    public Connection<ProductRow> list(
        TenantScoped scope,
        String surface,
        ProductCondition where,
        Order order,
        PageRequest page
    ) {
        String list = surface + ".products." + order.sort() + "." + order.direction();
        var query = new ProductListQuery(
            where,
            order.sort(),
            order.direction() == SortDirection.DESC,
            place(list, order.sort(), page.after()),
            page.offset(),
            page.limit()
        );
        List<ProductRow> rows = tenantDb.read(scope, () -> products.list(query));
        return Connection.of(
            rows,
            page,
            row -> cursors.encode(list, List.of(order.sort().key(row), row.id().toString())),
            () -> tenantDb.read(scope, () -> products.count(where))
        );
    }

    private ProductListQuery.@Nullable Place place(String list, ProductSort sort, @Nullable String after) {
        if (after == null) {
            return null;
        }
        List<String> key = cursors.decode(list, after);
        return new ProductListQuery.Place(sort.parse(key.getFirst()), UUID.fromString(key.getLast()));
    }
}
