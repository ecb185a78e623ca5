package io.quelyos.bff.catalog.edit;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.backoffice.BackofficeProduct;
import io.quelyos.bff.catalog.backoffice.BackofficeVariant;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.catalog.page.BundleLoader;
import io.quelyos.bff.catalog.page.ProductFactsLoader;
import io.quelyos.bff.catalog.page.VariantByIdLoader;
import io.quelyos.bff.catalog.page.VariantFactsLoader;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.StockedVariantRow;
import io.quelyos.persistence.catalog.page.BundleItemRow;
import io.quelyos.persistence.catalog.page.VariantFactsRow;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers what staff see of a product beside the product itself. */
@DgsComponent
final class BackofficeProductPartFetcher {

    private static final String PRODUCT = "BackofficeProduct";

    @DgsData(parentType = PRODUCT, field = "availableOn")
    CompletableFuture<@Nullable LocalDate> availableOn(DataFetchingEnvironment environment) {
        return facts(environment).thenApply(row -> row == null ? null : row.availableOn());
    }

    @DgsData(parentType = PRODUCT, field = "unitAmount")
    CompletableFuture<@Nullable Integer> unitAmount(DataFetchingEnvironment environment) {
        return facts(environment).thenApply(row -> row == null ? null : row.unitAmount());
    }

    @DgsData(parentType = PRODUCT, field = "unit")
    CompletableFuture<@Nullable String> unit(DataFetchingEnvironment environment) {
        return facts(environment).thenApply(row -> row == null ? null : row.unit());
    }

    @DgsData(parentType = PRODUCT, field = "relatedProducts")
    CompletableFuture<List<BackofficeProduct>> relatedProducts(
        TenantContext context,
        DataFetchingEnvironment environment
    ) {
        return Loading.<Object, ProductRow>list(
            environment,
            ChosenProductsLoader.NAME,
            product(environment).id()
        ).thenApply(rows ->
            rows
                .stream()
                .map(row -> BackofficeProduct.of(context, row))
                .toList()
        );
    }

    @DgsData(parentType = PRODUCT, field = "bundleItems")
    CompletableFuture<List<BackofficeBundleItem>> bundleItems(DataFetchingEnvironment environment) {
        return Loading.<Object, BundleItemRow>list(environment, BundleLoader.NAME, product(environment).id()).thenApply(
            rows ->
                rows
                    .stream()
                    .map(row -> new BackofficeBundleItem(row.quantity(), row.variantId()))
                    .toList()
        );
    }

    @DgsData(parentType = "BackofficeBundleItem", field = "variant")
    CompletableFuture<@Nullable BackofficeVariant> variant(TenantContext context, DataFetchingEnvironment environment) {
        BackofficeBundleItem item = Loading.source(environment, BackofficeBundleItem.class);
        return Loading.<Object, StockedVariantRow>find(environment, VariantByIdLoader.NAME, item.variantId()).thenApply(
            row -> row == null ? null : BackofficeVariant.of(context, row)
        );
    }

    @DgsData(parentType = "BackofficeVariant", field = "unitAmount")
    CompletableFuture<@Nullable Integer> ownUnitAmount(DataFetchingEnvironment environment) {
        BackofficeVariant variant = Loading.source(environment, BackofficeVariant.class);
        return Loading.<Object, VariantFactsRow>find(environment, VariantFactsLoader.NAME, variant.id()).thenApply(
            row -> row == null ? null : row.ownUnitAmount()
        );
    }

    private static CompletableFuture<ProductRow.@Nullable Facts> facts(DataFetchingEnvironment environment) {
        return Loading.find(environment, ProductFactsLoader.NAME, product(environment).id());
    }

    private static BackofficeProduct product(DataFetchingEnvironment environment) {
        return Loading.source(environment, BackofficeProduct.class);
    }
}
