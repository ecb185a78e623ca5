package io.quelyos.bff.catalog.backoffice;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.listing.ProductLists;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.catalog.CategoryMapper;
import io.quelyos.persistence.catalog.CategoryRow;
import io.quelyos.persistence.catalog.ProductMapper;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.location.LocationMapper;
import io.quelyos.persistence.location.LocationRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What staff read of their catalogue: products of every status. */
@Component
final class BackofficeProducts {

    static final int MAX_CATEGORIES = 1_000;
    static final int MAX_CATEGORY_DEPTH = 20;
    static final int MAX_LOCATIONS = 100;

    private final TenantDb tenantDb;
    private final ProductLists lists;
    private final ProductMapper products;
    private final CategoryMapper categories;
    private final LocationMapper locations;
    private final BackofficeFilters filters;

    BackofficeProducts(
        TenantDb tenantDb,
        ProductLists lists,
        ProductMapper products,
        CategoryMapper categories,
        LocationMapper locations,
        BackofficeFilters filters
    ) {
        this.tenantDb = tenantDb;
        this.lists = lists;
        this.products = products;
        this.categories = categories;
        this.locations = locations;
        this.filters = filters;
    }

    Connection<BackofficeProduct> list(
        TenantContext context,
        @Nullable BackofficeProductFilter filter,
        BackofficeProductFilter.@Nullable BackofficeProductSort sort,
        PageRequest page
    ) {
        var where = filters.read(context, filter);
        return lists
            .list(context, "backoffice", where, BackofficeProductFilter.order(sort), page)
            .map(row -> BackofficeProduct.of(context, row));
    }

    @Nullable
    BackofficeProduct findById(TenantContext context, UUID id) {
        ProductRow row = tenantDb.<@Nullable ProductRow>read(context, () -> products.findById(id));
        return row == null ? null : BackofficeProduct.of(context, row);
    }

    List<CategoryRow> listCategories(TenantContext context) {
        return tenantDb.read(context, () -> categories.listTree(MAX_CATEGORY_DEPTH, MAX_CATEGORIES));
    }

    List<LocationRow> listLocations(TenantContext context) {
        return tenantDb.read(context, () -> locations.listAll(MAX_LOCATIONS));
    }
}
