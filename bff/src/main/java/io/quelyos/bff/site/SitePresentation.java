package io.quelyos.bff.site;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.listing.ProductLists;
import io.quelyos.bff.catalog.listing.SortDirection;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.catalog.listing.ProductCondition;
import io.quelyos.persistence.catalog.listing.ProductSort;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the tenant's site shows. */
@Component
final class SitePresentation {

    static final int MAX_FEATURED = 50;
    private static final ProductCondition FEATURED = new ProductCondition.All(
        List.of(new ProductCondition.Published(), new ProductCondition.Featured())
    );

    private final SiteFaces faces;
    private final ProductLists products;

    SitePresentation(SiteFaces faces, ProductLists products) {
        this.faces = faces;
        this.products = products;
    }

    VitrineSite present(TenantContext context) {
        return VitrineSite.of(context, faces.of(context).site());
    }

    /** The tree of categories down to a depth that a menu can show, in the request's language. */
    List<VitrineNavigationItem> listNavigation(TenantContext context) {
        SiteFaces.Face face = faces.of(context);
        return context.isInBaseLocale() ? face.menu() : face.menuIn(context.locale().toLanguageTag());
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
