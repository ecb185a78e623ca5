package io.quelyos.bff.catalog.shop;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.CategoryChildrenLoader;
import io.quelyos.bff.catalog.loader.CategoryLoader;
import io.quelyos.bff.catalog.loader.ImageLoader;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.catalog.loader.OptionLoader;
import io.quelyos.bff.catalog.loader.VariantImageLoader;
import io.quelyos.bff.catalog.loader.VariantLoader;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.bff.media.MediaUrls;
import io.quelyos.persistence.catalog.CategoryRow;
import io.quelyos.persistence.catalog.ProductImageRow;
import io.quelyos.persistence.catalog.ProductOptionRow;
import io.quelyos.persistence.catalog.StockedVariantRow;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers the fields of the shop's products, variants and categories that are not in their own rows. */
@DgsComponent
final class ShopProductFetcher {

    private static final String PRODUCT = "ShopProduct";
    private static final String VARIANT = "ShopVariant";
    private static final String CATEGORY = "ShopCategory";
    private final MediaUrls media;

    ShopProductFetcher(MediaUrls media) {
        this.media = media;
    }

    @DgsData(parentType = PRODUCT, field = "category")
    CompletableFuture<@Nullable CategoryRow> category(DataFetchingEnvironment environment) {
        return CategoryLoader.find(environment, product(environment).categoryId());
    }

    @DgsData(parentType = PRODUCT, field = "options")
    CompletableFuture<List<ShopProductOption>> options(DataFetchingEnvironment environment) {
        return options(environment, product(environment).id()).thenApply(rows ->
            rows.stream().map(ShopProductOption::of).toList()
        );
    }

    @DgsData(parentType = PRODUCT, field = "variants")
    CompletableFuture<List<ShopVariant>> variants(TenantContext context, DataFetchingEnvironment environment) {
        ShopProduct product = product(environment);
        Loading.ahead(environment, "selectedOptions/name", OptionLoader.NAME, product.id());
        return Loading.<Object, StockedVariantRow>list(environment, VariantLoader.NAME, product.id()).thenApply(rows ->
            rows
                .stream()
                .map(row -> ShopVariant.of(context, row, product.facts()))
                .toList()
        );
    }

    @DgsData(parentType = PRODUCT, field = "images")
    CompletableFuture<List<ShopImage>> images(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument @Nullable Integer first
    ) {
        int count = PageRequest.of(first, null).first();
        var key = new ImageLoader.Key(product(environment).id(), count);
        return Loading.<Object, ProductImageRow>list(environment, ImageLoader.NAME, key).thenApply(rows ->
            rows
                .stream()
                .map(row -> show(context, environment, row))
                .toList()
        );
    }

    @DgsData(parentType = VARIANT, field = "selectedOptions")
    CompletableFuture<List<ShopSelectedOption>> selectedOptions(DataFetchingEnvironment environment) {
        ShopVariant variant = variant(environment);
        return Loading.isAsked(environment, "name")
            ? options(environment, variant.productId()).thenApply(options -> ShopSelectedOption.of(variant, options))
            : CompletableFuture.completedFuture(ShopSelectedOption.of(variant, List.of()));
    }

    @DgsData(parentType = VARIANT, field = "image")
    CompletableFuture<@Nullable ShopImage> image(TenantContext context, DataFetchingEnvironment environment) {
        return Loading.<Object, ProductImageRow>find(
            environment,
            VariantImageLoader.NAME,
            variant(environment).id()
        ).thenApply(row -> row == null ? null : show(context, environment, row));
    }

    @DgsData(parentType = CATEGORY, field = "parent")
    CompletableFuture<@Nullable CategoryRow> parent(DataFetchingEnvironment environment) {
        return CategoryLoader.find(environment, categoryOf(environment).parentId());
    }

    @DgsData(parentType = "ShopProductConnection", field = "totalCount")
    CompletableFuture<Long> totalCount(DataFetchingEnvironment environment) {
        ShopProductConnection list = Loading.source(environment, ShopProductConnection.class);
        return Loading.together(environment, list.page().counter()::getAsLong);
    }

    @DgsData(parentType = CATEGORY, field = "children")
    CompletableFuture<List<CategoryRow>> children(DataFetchingEnvironment environment) {
        return Loading.list(environment, CategoryChildrenLoader.NAME, categoryOf(environment).id());
    }

    private static CompletableFuture<List<ProductOptionRow>> options(
        DataFetchingEnvironment environment,
        UUID productId
    ) {
        return Loading.list(environment, OptionLoader.NAME, productId);
    }

    private ShopImage show(TenantContext context, DataFetchingEnvironment environment, ProductImageRow row) {
        return new ShopImage(media.of(context, environment, row), row.altText());
    }

    private static ShopProduct product(DataFetchingEnvironment environment) {
        return Loading.source(environment, ShopProduct.class);
    }

    private static ShopVariant variant(DataFetchingEnvironment environment) {
        return Loading.source(environment, ShopVariant.class);
    }

    private static CategoryRow categoryOf(DataFetchingEnvironment environment) {
        return Loading.source(environment, CategoryRow.class);
    }
}
