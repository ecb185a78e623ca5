package io.quelyos.bff.catalog.backoffice;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.CategoryLoader;
import io.quelyos.bff.catalog.loader.DescriptionLoader;
import io.quelyos.bff.catalog.loader.ImageLoader;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.catalog.loader.OptionLoader;
import io.quelyos.bff.catalog.loader.StockLoader;
import io.quelyos.bff.catalog.loader.VariantLoader;
import io.quelyos.bff.media.MediaUrls;
import io.quelyos.persistence.catalog.CategoryRow;
import io.quelyos.persistence.catalog.LocatedStockRow;
import io.quelyos.persistence.catalog.ProductImageRow;
import io.quelyos.persistence.catalog.ProductOptionRow;
import io.quelyos.persistence.catalog.StockedVariantRow;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers the fields of the backoffice's products and variants that are not in their own rows. */
@DgsComponent
final class BackofficeProductFetcher {

    private static final String PRODUCT = "BackofficeProduct";
    private static final int MAX_IMAGES = 100;
    private final MediaUrls media;

    BackofficeProductFetcher(MediaUrls media) {
        this.media = media;
    }

    @DgsData(parentType = PRODUCT, field = "category")
    CompletableFuture<@Nullable CategoryRow> category(DataFetchingEnvironment environment) {
        return CategoryLoader.find(environment, product(environment).categoryId());
    }

    @DgsData(parentType = PRODUCT, field = "descriptionHtml")
    CompletableFuture<String> descriptionHtml(DataFetchingEnvironment environment) {
        BackofficeProduct product = product(environment);
        return DescriptionLoader.find(environment, DescriptionLoader.NAME, product.id(), product.descriptionHtml());
    }

    @DgsData(parentType = PRODUCT, field = "options")
    CompletableFuture<List<BackofficeProductOption>> options(DataFetchingEnvironment environment) {
        return Loading.<Object, ProductOptionRow>list(
            environment,
            OptionLoader.NAME,
            product(environment).id()
        ).thenApply(rows -> rows.stream().map(BackofficeProductOption::of).toList());
    }

    @DgsData(parentType = PRODUCT, field = "variants")
    CompletableFuture<List<BackofficeVariant>> variants(TenantContext context, DataFetchingEnvironment environment) {
        return Loading.<Object, StockedVariantRow>list(
            environment,
            VariantLoader.NAME,
            product(environment).id()
        ).thenApply(rows ->
            rows
                .stream()
                .map(row -> BackofficeVariant.of(context, row))
                .toList()
        );
    }

    @DgsData(parentType = PRODUCT, field = "images")
    CompletableFuture<List<BackofficeImage>> images(TenantContext context, DataFetchingEnvironment environment) {
        var key = new ImageLoader.Key(product(environment).id(), MAX_IMAGES);
        return Loading.<Object, ProductImageRow>list(environment, ImageLoader.NAME, key).thenApply(rows ->
            rows
                .stream()
                .map(row -> show(context, environment, row))
                .toList()
        );
    }

    @DgsData(parentType = "BackofficeVariant", field = "stock")
    CompletableFuture<List<BackofficeStockLevel>> stock(DataFetchingEnvironment environment) {
        BackofficeVariant variant = Loading.source(environment, BackofficeVariant.class);
        return Loading.<Object, LocatedStockRow>list(environment, StockLoader.NAME, variant.id()).thenApply(rows ->
            rows.stream().map(BackofficeStockLevel::of).toList()
        );
    }

    private BackofficeImage show(TenantContext context, DataFetchingEnvironment environment, ProductImageRow row) {
        return new BackofficeImage(row.id(), row.variantId(), media.of(context, environment, row), row.altText());
    }

    private static BackofficeProduct product(DataFetchingEnvironment environment) {
        return Loading.source(environment, BackofficeProduct.class);
    }
}
