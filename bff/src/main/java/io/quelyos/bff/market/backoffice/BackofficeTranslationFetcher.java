package io.quelyos.bff.market.backoffice;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.backoffice.BackofficeProduct;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.market.backoffice.BackofficeTranslationInput.BackofficeCategoryTranslationInput;
import io.quelyos.bff.market.backoffice.BackofficeTranslationInput.BackofficeProductTranslationInput;
import io.quelyos.bff.market.backoffice.MarketPayload.CategoryTranslationPayload;
import io.quelyos.bff.market.backoffice.MarketPayload.LocaleRemovePayload;
import io.quelyos.bff.market.backoffice.MarketPayload.ProductTranslationPayload;
import io.quelyos.bff.market.loader.CategoryTranslationsLoader;
import io.quelyos.bff.market.loader.ProductTranslationsLoader;
import io.quelyos.persistence.catalog.CategoryRow;
import io.quelyos.persistence.market.CategoryTranslationRow;
import io.quelyos.persistence.market.ProductTranslationRow;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Answers what staff ask and decide of content in other languages. */
@DgsComponent
final class BackofficeTranslationFetcher {

    private static final String MUTATION = "Mutation";
    private final TranslationEditing editing;

    BackofficeTranslationFetcher(TranslationEditing editing) {
        this.editing = editing;
    }

    @DgsData(parentType = "BackofficeProduct", field = "translations")
    CompletableFuture<List<BackofficeProductTranslation>> ofProduct(DataFetchingEnvironment environment) {
        BackofficeProduct product = Loading.source(environment, BackofficeProduct.class);
        return Loading.<Object, ProductTranslationRow>list(
            environment,
            ProductTranslationsLoader.NAME,
            product.id()
        ).thenApply(rows -> rows.stream().map(BackofficeProductTranslation::of).toList());
    }

    @DgsData(parentType = "BackofficeCategory", field = "translations")
    CompletableFuture<List<BackofficeCategoryTranslation>> ofCategory(DataFetchingEnvironment environment) {
        CategoryRow category = Loading.source(environment, CategoryRow.class);
        return Loading.<Object, CategoryTranslationRow>list(
            environment,
            CategoryTranslationsLoader.NAME,
            category.id()
        ).thenApply(rows -> rows.stream().map(BackofficeCategoryTranslation::of).toList());
    }

    @DgsData(parentType = MUTATION, field = "backofficeProductTranslationSet")
    ProductTranslationPayload backofficeProductTranslationSet(
        TenantContext context,
        @InputArgument String productId,
        @InputArgument String locale,
        @InputArgument int version,
        @InputArgument BackofficeProductTranslationInput input
    ) {
        return editing.setProduct(context, productId, locale, version, input);
    }

    @DgsData(parentType = MUTATION, field = "backofficeProductTranslationRemove")
    LocaleRemovePayload backofficeProductTranslationRemove(
        TenantContext context,
        @InputArgument String productId,
        @InputArgument String locale,
        @InputArgument int version
    ) {
        return editing.removeProduct(context, productId, locale, version);
    }

    @DgsData(parentType = MUTATION, field = "backofficeCategoryTranslationSet")
    CategoryTranslationPayload backofficeCategoryTranslationSet(
        TenantContext context,
        @InputArgument String categoryId,
        @InputArgument String locale,
        @InputArgument int version,
        @InputArgument BackofficeCategoryTranslationInput input
    ) {
        return editing.setCategory(context, categoryId, locale, version, input);
    }

    @DgsData(parentType = MUTATION, field = "backofficeCategoryTranslationRemove")
    LocaleRemovePayload backofficeCategoryTranslationRemove(
        TenantContext context,
        @InputArgument String categoryId,
        @InputArgument String locale,
        @InputArgument int version
    ) {
        return editing.removeCategory(context, categoryId, locale, version);
    }
}
