package io.quelyos.bff.brand;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.catalog.page.ShopPaths;
import io.quelyos.bff.catalog.shop.ShopProduct;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.brand.BrandRow;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers what buyers read of makers. */
@DgsComponent
final class ShopBrandFetcher {

    private static final String ROOT = "ShopQuery";
    private final Brands brands;

    ShopBrandFetcher(Brands brands) {
        this.brands = brands;
    }

    @DgsData(parentType = ROOT, field = "brands")
    CompletableFuture<Connection<BrandRow>> brands(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after
    ) {
        PageRequest page = PageRequest.of(first, after);
        return Loading.together(environment, () -> brands.listInShop(context, page));
    }

    @DgsData(parentType = ROOT, field = "brand")
    CompletableFuture<@Nullable BrandRow> brand(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument String slug
    ) {
        return Loading.<@Nullable BrandRow>together(environment, () -> brands.findInShopBySlug(context, slug));
    }

    @DgsData(parentType = "ShopBrand", field = "canonicalPath")
    String canonicalPath(DataFetchingEnvironment environment) {
        return ShopPaths.brand(Loading.source(environment, BrandRow.class).slug());
    }

    @DgsData(parentType = "ShopProduct", field = "maker")
    CompletableFuture<@Nullable BrandRow> maker(DataFetchingEnvironment environment) {
        ShopProduct product = Loading.source(environment, ShopProduct.class);
        return Loading.find(environment, ProductBrandLoader.NAME, product.id());
    }
}
