package io.quelyos.bff.catalog.page;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.catalog.loader.PublishedDescriptionLoader;
import io.quelyos.bff.catalog.shop.ShopProduct;
import io.quelyos.bff.catalog.shop.ShopVariant;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.bff.market.loader.MarketLoading;
import io.quelyos.persistence.catalog.CategoryRow;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.StockedVariantRow;
import io.quelyos.persistence.catalog.page.BundleItemRow;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers what a product's page tells beside the product itself. */
@DgsComponent
final class ShopProductPageFetcher {

    private static final String PRODUCT = "ShopProduct";
    private static final String BUNDLE_ITEM = "ShopBundleItem";
    private final MarketLoading market;

    ShopProductPageFetcher(MarketLoading market) {
        this.market = market;
    }

    @DgsData(parentType = PRODUCT, field = "breadcrumbs")
    CompletableFuture<List<CategoryRow>> breadcrumbs(DataFetchingEnvironment environment) {
        UUID category = product(environment).categoryId();
        return category == null
            ? CompletableFuture.completedFuture(List.of())
            : Loading.list(environment, BreadcrumbLoader.NAME, category);
    }

    @DgsData(parentType = PRODUCT, field = "availableOn")
    @Nullable
    LocalDate availableOn(DataFetchingEnvironment environment) {
        return product(environment).facts().availableOn();
    }

    @DgsData(parentType = PRODUCT, field = "bundleItems")
    CompletableFuture<List<ShopBundleItem>> bundleItems(DataFetchingEnvironment environment) {
        return Loading.<Object, BundleItemRow>list(environment, BundleLoader.NAME, product(environment).id()).thenApply(
            rows -> rows.stream().map(ShopBundleItem::of).toList()
        );
    }

    @DgsData(parentType = BUNDLE_ITEM, field = "variant")
    CompletableFuture<@Nullable ShopVariant> variant(TenantContext context, DataFetchingEnvironment environment) {
        ShopBundleItem item = Loading.source(environment, ShopBundleItem.class);
        CompletableFuture<@Nullable ProductRow> sold = Loading.find(
            environment,
            PublishedProductLoader.NAME,
            item.productId()
        );
        // What an article costs is nobody's business before its product is published.
        return Loading.<Object, StockedVariantRow>find(
            environment,
            VariantByIdLoader.NAME,
            item.variantId()
        ).thenCombine(sold, (row, product) -> row == null || product == null ? null : ShopVariant.of(context, row));
    }

    @DgsData(parentType = BUNDLE_ITEM, field = "name")
    CompletableFuture<String> name(TenantContext context, DataFetchingEnvironment environment) {
        ShopBundleItem item = Loading.source(environment, ShopBundleItem.class);
        return market
            .product(context, environment, item.productId())
            .thenApply(row -> row == null || row.name() == null ? item.ownName() : row.name());
    }

    @DgsData(parentType = BUNDLE_ITEM, field = "product")
    CompletableFuture<@Nullable ShopProduct> product(TenantContext context, DataFetchingEnvironment environment) {
        ShopBundleItem item = Loading.source(environment, ShopBundleItem.class);
        return Loading.<Object, ProductRow>find(environment, PublishedProductLoader.NAME, item.productId()).thenApply(
            row -> row == null ? null : ShopProduct.of(context, row)
        );
    }

    @DgsData(parentType = PRODUCT, field = "related")
    CompletableFuture<List<ShopProduct>> related(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument @Nullable Integer first
    ) {
        int count = first == null ? PageRequest.DEFAULT_FIRST : first;
        if (count < 1 || count > RelatedLoader.MAX_FIRST) {
            String message = "first must be 1 to " + RelatedLoader.MAX_FIRST + ".";
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, message);
        }
        var key = new RelatedLoader.Key(product(environment).id(), count);
        return Loading.<Object, ProductRow>list(environment, RelatedLoader.NAME, key).thenApply(rows ->
            rows
                .stream()
                .map(row -> ShopProduct.of(context, row))
                .toList()
        );
    }

    @DgsData(parentType = PRODUCT, field = "canonicalPath")
    String canonicalPath(DataFetchingEnvironment environment) {
        return ShopPaths.product(product(environment).slug());
    }

    @DgsData(parentType = PRODUCT, field = "structuredData")
    CompletableFuture<String> structuredData(TenantContext context, DataFetchingEnvironment environment) {
        ShopProduct product = product(environment);
        return market
            .product(context, environment, product.id())
            .thenCombine(
                PublishedDescriptionLoader.find(environment, product.id(), product.descriptionHtml()),
                (translation, own) -> StructuredData.texts(product, translation, own)
            )
            .thenCombine(market.range(context, environment, product.id(), product.priceRange()), (texts, prices) ->
                StructuredData.offered(texts, product, prices)
            )
            .thenApply(offered -> offered.with(product.facts(), LocalDate.now(ZoneOffset.UTC)));
    }

    private static ShopProduct product(DataFetchingEnvironment environment) {
        return Loading.source(environment, ShopProduct.class);
    }
}
