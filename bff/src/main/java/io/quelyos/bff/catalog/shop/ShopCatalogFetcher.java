package io.quelyos.bff.catalog.shop;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.InputArgument;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.catalog.CategoryRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers the catalogue's fields of the shop's root. */
@DgsComponent
final class ShopCatalogFetcher {

    private static final String ROOT = "ShopQuery";
    private final ShopCatalog catalog;

    ShopCatalogFetcher(ShopCatalog catalog) {
        this.catalog = catalog;
    }

    @DgsData(parentType = ROOT, field = "categories")
    List<CategoryRow> categories(TenantContext context, @InputArgument @Nullable String parent) {
        return catalog.listCategories(context, parent);
    }

    @DgsData(parentType = ROOT, field = "category")
    @Nullable
    CategoryRow category(TenantContext context, @InputArgument String slug) {
        return catalog.findCategory(context, slug);
    }

    @DgsData(parentType = ROOT, field = "products")
    ShopProductConnection products(
        TenantContext context,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after,
        @InputArgument @Nullable Integer offset,
        @InputArgument @Nullable ShopProductFilter where,
        @InputArgument @Nullable ShopProductSort sortBy
    ) {
        return catalog.listPublished(context, where, sortBy, PageRequest.of(first, after, offset));
    }

    @DgsData(parentType = ROOT, field = "product")
    @Nullable
    ShopProduct product(TenantContext context, @InputArgument String slug) {
        return catalog.findPublishedBySlug(context, slug);
    }

    @DgsData(parentType = ROOT, field = "productById")
    @Nullable
    ShopProduct productById(TenantContext context, @InputArgument String id) {
        return GlobalId.decode("prd", id)
            .map(key -> catalog.findPublishedById(context, key))
            .orElse(null);
    }
}
