package io.quelyos.bff.site;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.listing.ProductLists;
import io.quelyos.bff.catalog.listing.SortDirection;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.catalog.CategoryMapper;
import io.quelyos.persistence.catalog.listing.ProductCondition;
import io.quelyos.persistence.catalog.listing.ProductSort;
import io.quelyos.persistence.site.SiteMapper;
import io.quelyos.persistence.site.SiteRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the tenant's site shows. */
@Component
final class SitePresentation {

    static final int MAX_FEATURED = 50;
    static final int MAX_ITEMS = 50;
    static final int NAVIGATION_DEPTH = 4;
    static final int NAVIGATION_ROWS = 2_000;
    private static final ProductCondition FEATURED = new ProductCondition.All(
        List.of(new ProductCondition.Published(), new ProductCondition.Featured())
    );

    private final TenantDb tenantDb;
    private final SiteMapper sites;
    private final CategoryMapper categories;
    private final ProductLists products;

    SitePresentation(TenantDb tenantDb, SiteMapper sites, CategoryMapper categories, ProductLists products) {
        this.tenantDb = tenantDb;
        this.sites = sites;
        this.categories = categories;
        this.products = products;
    }

    VitrineSite present(TenantContext context) {
        return VitrineSite.of(context, tenantDb.<@Nullable SiteRow>read(context, sites::find));
    }

    /** The tree of categories down to a depth that a menu can show, in one statement. */
    List<VitrineNavigationItem> listNavigation(TenantContext context) {
        return VitrineNavigationItem.tree(
            tenantDb.read(context, () -> categories.listTree(NAVIGATION_DEPTH, NAVIGATION_ROWS)),
            MAX_ITEMS
        );
    }

    Connection<VitrineProduct> listFeatured(TenantContext context, @Nullable Integer first) {
        PageRequest page = PageRequest.of(first, null);
        if (page.first() > MAX_FEATURED) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "first must be 1 to " + MAX_FEATURED + ".");
        }
        var order = new ProductLists.Order(ProductSort.FEATURED, SortDirection.ASC);
        return products.list(context, "vitrine", FEATURED, order, page).map(row -> VitrineProduct.of(context, row));
    }
}
