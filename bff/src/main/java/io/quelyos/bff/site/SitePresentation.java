package io.quelyos.bff.site;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.listing.ProductLists;
import io.quelyos.bff.catalog.listing.SortDirection;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.catalog.CategoryMapper;
import io.quelyos.persistence.catalog.CategoryRow;
import io.quelyos.persistence.catalog.listing.ProductCondition;
import io.quelyos.persistence.catalog.listing.ProductSort;
import io.quelyos.persistence.market.CategoryTranslationRow;
import io.quelyos.persistence.market.TranslationMapper;
import io.quelyos.persistence.site.SiteMapper;
import io.quelyos.persistence.site.SiteRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    private final TranslationMapper translations;
    private final ProductLists products;

    SitePresentation(
        TenantDb tenantDb,
        SiteMapper sites,
        CategoryMapper categories,
        TranslationMapper translations,
        ProductLists products
    ) {
        this.tenantDb = tenantDb;
        this.sites = sites;
        this.categories = categories;
        this.translations = translations;
        this.products = products;
    }

    VitrineSite present(TenantContext context) {
        return VitrineSite.of(context, tenantDb.<@Nullable SiteRow>read(context, sites::find));
    }

    /** The tree of categories down to a depth that a menu can show: one statement, and one for another language. */
    List<VitrineNavigationItem> listNavigation(TenantContext context) {
        List<CategoryRow> rows = tenantDb.read(context, () -> categories.listTree(NAVIGATION_DEPTH, NAVIGATION_ROWS));
        return VitrineNavigationItem.tree(rows, namesOf(context, rows), MAX_ITEMS);
    }

    /** The names of categories in the request's language, of those that have one there. */
    private Map<UUID, String> namesOf(TenantContext context, List<CategoryRow> rows) {
        if (context.isInBaseLocale() || rows.isEmpty()) {
            return Map.of();
        }
        List<UUID> ids = rows.stream().map(CategoryRow::id).toList();
        Map<UUID, String> names = new HashMap<>();
        for (CategoryTranslationRow row : tenantDb.read(context, () ->
            translations.listCategoriesIn(ids, context.locale().toLanguageTag())
        )) {
            if (row.name() != null) {
                names.put(row.categoryId(), row.name());
            }
        }
        return names;
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
