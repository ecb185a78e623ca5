package io.quelyos.bff.collection;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.catalog.page.ShopPaths;
import io.quelyos.bff.catalog.shop.ShopProduct.ShopSeo;
import io.quelyos.persistence.collection.CollectionRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers what buyers read of collections. */
@DgsComponent
final class ShopCollectionFetcher {

    private static final String ROOT = "ShopQuery";
    private static final String COLLECTION = "ShopCollection";
    private final Collections collections;

    ShopCollectionFetcher(Collections collections) {
        this.collections = collections;
    }

    @DgsData(parentType = ROOT, field = "collections")
    List<CollectionRow> collections(TenantContext context) {
        return collections.list(context);
    }

    @DgsData(parentType = ROOT, field = "collection")
    @Nullable
    CollectionRow collection(TenantContext context, @InputArgument String slug) {
        return collections.findBySlug(context, slug);
    }

    @DgsData(parentType = COLLECTION, field = "seo")
    ShopSeo seo(DataFetchingEnvironment environment) {
        CollectionRow row = Loading.source(environment, CollectionRow.class);
        String description = row.seoDescription() == null ? row.description() : row.seoDescription();
        return new ShopSeo(row.seoTitle() == null ? row.name() : row.seoTitle(), description);
    }

    @DgsData(parentType = COLLECTION, field = "canonicalPath")
    String canonicalPath(DataFetchingEnvironment environment) {
        return ShopPaths.collection(Loading.source(environment, CollectionRow.class).slug());
    }
}
