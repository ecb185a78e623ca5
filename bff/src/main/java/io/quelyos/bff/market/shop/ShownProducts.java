package io.quelyos.bff.market.shop;

import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.listing.MoneyRange;
import io.quelyos.bff.catalog.loader.PublishedDescriptionLoader;
import io.quelyos.bff.catalog.shop.ShopProduct;
import io.quelyos.bff.catalog.shop.ShopProduct.ShopSeo;
import io.quelyos.bff.catalog.shop.ShopVariant;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.market.BasePrice;
import io.quelyos.bff.market.loader.MarketLoading;
import io.quelyos.persistence.catalog.CategoryRow;
import io.quelyos.persistence.market.CategoryTranslationRow;
import io.quelyos.persistence.market.ProductTranslationRow;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Products, articles and categories of the shop as a request shows them: in its language and in its currency. */
@Component
public final class ShownProducts {

    private final MarketLoading market;

    ShownProducts(MarketLoading market) {
        this.market = market;
    }

    /** A product with its texts in the request's language, each that is not translated in the tenant's own. */
    public CompletableFuture<ShopProduct> texts(
        TenantContext context,
        DataFetchingEnvironment environment,
        ShopProduct product
    ) {
        return market
            .product(context, environment, product.id())
            .thenApply(row -> row == null ? product : translated(product, row));
    }

    /** What describes a product, in the request's language where it is translated. */
    public CompletableFuture<String> description(
        TenantContext context,
        DataFetchingEnvironment environment,
        ShopProduct product
    ) {
        CompletableFuture<String> own = PublishedDescriptionLoader.find(
            environment,
            product.id(),
            product.descriptionHtml()
        );
        return market
            .product(context, environment, product.id())
            .thenCombine(own, (row, text) ->
                row == null || row.descriptionHtml() == null ? text : row.descriptionHtml()
            );
    }

    /** The span of a product's prices in the request's currency. */
    public CompletableFuture<MoneyRange> range(
        TenantContext context,
        DataFetchingEnvironment environment,
        ShopProduct product
    ) {
        return market.range(context, environment, product.id(), product.priceRange());
    }

    /** An article with its prices in the request's currency. */
    public CompletableFuture<ShopVariant> priced(
        TenantContext context,
        DataFetchingEnvironment environment,
        ShopVariant variant
    ) {
        if (market.isPlain(context)) {
            return CompletableFuture.completedFuture(variant);
        }
        Money before = variant.compareAtPrice();
        var base = new BasePrice(
            variant.id(),
            minor(variant.price()),
            before == null ? null : Long.valueOf(minor(before))
        );
        return market
            .price(context, environment, base)
            .thenApply(price ->
                new ShopVariant(
                    variant.id(),
                    variant.productId(),
                    variant.sku(),
                    variant.optionValues(),
                    Money.ofMinor(price.priceMinor(), price.currency()),
                    Money.ofNullableMinor(price.compareAtMinor(), price.currency()),
                    variant.available(),
                    variant.counted(),
                    variant.product()
                )
            );
    }

    /** A category with its texts in the request's language, each that is not translated in the tenant's own. */
    public CompletableFuture<CategoryRow> texts(
        TenantContext context,
        DataFetchingEnvironment environment,
        CategoryRow category
    ) {
        return market
            .category(context, environment, category.id())
            .thenApply(row -> row == null ? category : translated(category, row));
    }

    private static ShopProduct translated(ShopProduct product, ProductTranslationRow row) {
        String name = Objects.requireNonNullElse(row.name(), product.name());
        // A product without a title of its own is shown by its name, in whatever language that is.
        boolean hasOwnTitle = !product.seo().title().equals(product.name());
        String title = row.seoTitle() != null ? row.seoTitle() : hasOwnTitle ? product.seo().title() : name;
        return new ShopProduct(
            product.id(),
            product.slug(),
            name,
            or(row.descriptionHtml(), product.descriptionHtml()),
            product.brand(),
            product.tags(),
            product.publishedAt(),
            product.priceRange(),
            product.available(),
            product.categoryId(),
            new ShopSeo(title, or(row.seoDescription(), product.seo().description())),
            product.facts()
        );
    }

    private static CategoryRow translated(CategoryRow category, CategoryTranslationRow row) {
        return new CategoryRow(
            category.id(),
            category.parentId(),
            category.slug(),
            Objects.requireNonNullElse(row.name(), category.name()),
            or(row.description(), category.description()),
            category.position(),
            category.version(),
            or(row.seoTitle(), category.seoTitle()),
            or(row.seoDescription(), category.seoDescription())
        );
    }

    private static @Nullable String or(@Nullable String translated, @Nullable String own) {
        return translated == null ? own : translated;
    }

    private static long minor(Money money) {
        return Money.toMinor(money.amount(), money.currency());
    }
}
