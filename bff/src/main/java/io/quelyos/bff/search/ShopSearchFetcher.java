package io.quelyos.bff.search;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.catalog.shop.ShopProduct;
import io.quelyos.bff.catalog.shop.ShopProductFilter;
import io.quelyos.bff.catalog.shop.ShopProductSort;
import io.quelyos.bff.graphql.cache.Keeping;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.search.SuggestedNameRow;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers the search fields of the shop's root. */
@DgsComponent
final class ShopSearchFetcher {

    private static final String ROOT = "ShopQuery";
    private static final String SUGGESTIONS = "ShopSearchSuggestions";
    private final ShopSearch search;

    ShopSearchFetcher(ShopSearch search) {
        this.search = search;
    }

    @DgsData(parentType = ROOT, field = "search")
    ShopSearchConnection search(
        TenantContext context,
        @InputArgument String query,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after,
        @InputArgument @Nullable Integer offset,
        @InputArgument @Nullable ShopProductFilter where,
        @InputArgument @Nullable ShopProductSort sortBy,
        DataFetchingEnvironment environment
    ) {
        // What came of a mistyped word is remembered for a moment, whatever changes meanwhile.
        Keeping.forbid(environment);
        return search.find(context, query, where, sortBy, PageRequest.of(first, after, offset));
    }

    @DgsData(parentType = "ShopSearchConnection", field = "totalCount")
    CompletableFuture<Long> totalCount(DataFetchingEnvironment environment) {
        ShopSearchConnection found = Loading.source(environment, ShopSearchConnection.class);
        return Loading.together(environment, found.page().page().counter()::getAsLong);
    }

    @DgsData(parentType = ROOT, field = "searchSuggestions")
    ShopSearchSuggestions searchSuggestions(
        TenantContext context,
        @InputArgument String prefix,
        @InputArgument int first
    ) {
        return search.suggest(context, prefix, first);
    }

    @DgsData(parentType = SUGGESTIONS, field = "products")
    List<ShopProduct> products(TenantContext context, DataFetchingEnvironment environment) {
        return search.suggestProducts(context, typed(environment));
    }

    @DgsData(parentType = SUGGESTIONS, field = "categories")
    List<SuggestedNameRow> categories(TenantContext context, DataFetchingEnvironment environment) {
        return search.suggestCategories(context, typed(environment));
    }

    @DgsData(parentType = SUGGESTIONS, field = "brands")
    List<SuggestedNameRow> brands(TenantContext context, DataFetchingEnvironment environment) {
        return search.suggestBrands(context, typed(environment));
    }

    @DgsData(parentType = SUGGESTIONS, field = "queries")
    List<String> queries(TenantContext context, DataFetchingEnvironment environment) {
        return search.suggestQueries(context, typed(environment));
    }

    private static ShopSearchSuggestions typed(DataFetchingEnvironment environment) {
        return Loading.source(environment, ShopSearchSuggestions.class);
    }
}
