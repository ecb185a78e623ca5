package io.quelyos.bff.wishlist;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.catalog.page.PublishedProductLoader;
import io.quelyos.bff.catalog.page.VariantByIdLoader;
import io.quelyos.bff.catalog.shop.ShopProduct;
import io.quelyos.bff.catalog.shop.ShopVariant;
import io.quelyos.bff.wishlist.ShopWishlist.ShopSharedWishlist;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.StockedVariantRow;
import io.quelyos.persistence.wishlist.WishlistItemRow;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers what is on lists of wishes. */
@DgsComponent
final class ShopWishlistItemFetcher {

    private static final String OWN = "ShopWishlistItem";
    private static final String SHARED = "ShopSharedWishlistItem";

    @DgsData(parentType = "ShopWishlist", field = "items")
    CompletableFuture<List<ShopWishlistItem>> items(DataFetchingEnvironment environment) {
        return load(environment, Loading.source(environment, ShopWishlist.class).id());
    }

    @DgsData(parentType = "ShopSharedWishlist", field = "items")
    CompletableFuture<List<ShopWishlistItem>> shared(DataFetchingEnvironment environment) {
        return load(environment, Loading.source(environment, ShopSharedWishlist.class).id());
    }

    @DgsData(parentType = OWN, field = "product")
    @DgsData(parentType = SHARED, field = "product")
    CompletableFuture<@Nullable ShopProduct> product(TenantContext context, DataFetchingEnvironment environment) {
        ShopWishlistItem item = Loading.source(environment, ShopWishlistItem.class);
        return Loading.<Object, ProductRow>find(environment, PublishedProductLoader.NAME, item.productId()).thenApply(
            row -> row == null ? null : ShopProduct.of(context, row)
        );
    }

    @DgsData(parentType = OWN, field = "variant")
    @DgsData(parentType = SHARED, field = "variant")
    CompletableFuture<@Nullable ShopVariant> variant(TenantContext context, DataFetchingEnvironment environment) {
        ShopWishlistItem item = Loading.source(environment, ShopWishlistItem.class);
        return Loading.<Object, StockedVariantRow>find(environment, VariantByIdLoader.NAME, item.variantId()).thenApply(
            row -> row == null ? null : ShopVariant.of(context, row)
        );
    }

    private static CompletableFuture<List<ShopWishlistItem>> load(DataFetchingEnvironment environment, UUID list) {
        return Loading.<UUID, WishlistItemRow>list(environment, WishlistItemLoader.NAME, list).thenApply(rows ->
            rows.stream().map(ShopWishlistItem::of).toList()
        );
    }
}
