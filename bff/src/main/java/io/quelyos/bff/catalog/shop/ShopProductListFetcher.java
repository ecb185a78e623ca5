package io.quelyos.bff.catalog.shop;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.collection.Collections;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.brand.BrandRow;
import io.quelyos.persistence.catalog.CategoryRow;
import io.quelyos.persistence.catalog.listing.ProductCondition;
import io.quelyos.persistence.collection.CollectionRow;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers the lists of products below categories, makers and collections. */
@DgsComponent
final class ShopProductListFetcher {

    private static final String FIELD = "products";
    private final ShopCatalog catalog;

    ShopProductListFetcher(ShopCatalog catalog) {
        this.catalog = catalog;
    }

    @DgsData(parentType = "ShopCategory", field = FIELD)
    @DgsData(parentType = "ShopBrand", field = FIELD)
    @DgsData(parentType = "ShopCollection", field = FIELD)
    CompletableFuture<ShopProductConnection> products(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after,
        @InputArgument @Nullable Integer offset,
        @InputArgument @Nullable ShopProductFilter where,
        @InputArgument @Nullable ShopProductSort sortBy
    ) {
        ProductCondition within = within(Loading.source(environment, Object.class));
        PageRequest page = PageRequest.of(first, after, offset);
        return Loading.together(environment, () -> catalog.listPublished(context, within, where, sortBy, page));
    }

    private static ProductCondition within(Object parent) {
        return switch (parent) {
            case CategoryRow category -> new ProductCondition.InCategory(category.id());
            case BrandRow brand -> new ProductCondition.OfBrand(brand.id());
            case CollectionRow collection -> Collections.condition(collection);
            default -> throw new IllegalStateException("no list of products below " + parent.getClass());
        };
    }
}
