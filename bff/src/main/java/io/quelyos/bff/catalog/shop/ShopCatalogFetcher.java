package io.quelyos.bff.catalog.shop;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.catalog.CategoryRow;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
    CompletableFuture<List<CategoryRow>> categories(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument @Nullable String parent
    ) {
        return Loading.together(environment, () -> catalog.listCategories(context, parent));
    }

    @DgsData(parentType = ROOT, field = "category")
    CompletableFuture<@Nullable CategoryRow> category(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument String slug
    ) {
        return Loading.<@Nullable CategoryRow>together(environment, () -> catalog.findCategory(context, slug));
    }

    @DgsData(parentType = ROOT, field = "products")
    CompletableFuture<ShopProductConnection> products(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after,
        @InputArgument @Nullable Integer offset,
        @InputArgument @Nullable ShopProductFilter where,
        @InputArgument @Nullable ShopProductSort sortBy
    ) {
        PageRequest page = PageRequest.of(first, after, offset);
        return Loading.together(environment, () -> catalog.listPublished(context, where, sortBy, page));
    }

    @DgsData(parentType = ROOT, field = "product")
    CompletableFuture<@Nullable ShopProduct> product(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument String slug
    ) {
        return Loading.<@Nullable ShopProduct>together(environment, () -> catalog.findPublishedBySlug(context, slug));
    }

    @DgsData(parentType = ROOT, field = "productById")
    CompletableFuture<@Nullable ShopProduct> productById(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument String id
    ) {
        return Loading.<@Nullable ShopProduct>together(environment, () ->
            GlobalId.decode("prd", id)
                .map(key -> catalog.findPublishedById(context, key))
                .orElse(null)
        );
    }
}
