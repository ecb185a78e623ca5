package io.quelyos.bff.search.facet;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.SelectedField;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.CategoryLoader;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.catalog.shop.ShopProductConnection;
import io.quelyos.bff.search.ShopSearchConnection;
import io.quelyos.bff.search.facet.ShopFacets.ShopCategoryFacet;
import io.quelyos.persistence.catalog.CategoryRow;
import io.quelyos.persistence.catalog.listing.FacetQuery.Facet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers the facets of the shop's lists. */
@DgsComponent
final class ShopFacetFetcher {

    private static final Map<String, Facet> FIELDS = Map.of(
        "categories",
        Facet.CATEGORY,
        "brands",
        Facet.BRAND,
        "options",
        Facet.OPTION,
        "prices",
        Facet.PRICE,
        "availability",
        Facet.AVAILABILITY,
        "ratings",
        Facet.RATING
    );

    @DgsData(parentType = "ShopProductConnection", field = "facets")
    CompletableFuture<ShopFacets> ofList(TenantContext context, DataFetchingEnvironment environment) {
        return count(context, Loading.source(environment, ShopProductConnection.class), environment);
    }

    @DgsData(parentType = "ShopSearchConnection", field = "facets")
    CompletableFuture<ShopFacets> ofSearch(TenantContext context, DataFetchingEnvironment environment) {
        return count(context, Loading.source(environment, ShopSearchConnection.class).page(), environment);
    }

    @DgsData(parentType = "ShopCategoryFacet", field = "category")
    CompletableFuture<@Nullable CategoryRow> category(DataFetchingEnvironment environment) {
        var facet = Loading.source(environment, ShopCategoryFacet.class);
        return Loading.find(environment, CategoryLoader.NAME, facet.categoryId());
    }

    /** Only what is asked for is counted. */
    private static CompletableFuture<ShopFacets> count(
        TenantContext context,
        ShopProductConnection page,
        DataFetchingEnvironment environment
    ) {
        Set<Facet> wanted = EnumSet.noneOf(Facet.class);
        for (SelectedField field : environment.getSelectionSet().getImmediateFields()) {
            Facet facet = FIELDS.get(field.getName());
            if (facet != null) {
                wanted.add(facet);
            }
        }
        CompletableFuture<ShopFacets> counted = Loading.together(environment, () ->
            ShopFacets.of(page.facets().apply(wanted), context.currency())
        );
        return environment.getSelectionSet().contains("categories/category")
            ? counted.thenCompose(facets -> withCategories(facets, environment))
            : counted;
    }

    /** A category can be deleted after its products are counted: then nobody can choose it any more. */
    private static CompletableFuture<ShopFacets> withCategories(
        ShopFacets counted,
        DataFetchingEnvironment environment
    ) {
        List<UUID> ids = counted.categories().stream().map(ShopCategoryFacet::categoryId).toList();
        return Loading.<UUID, CategoryRow>findAll(environment, CategoryLoader.NAME, ids).thenApply(found -> {
            Set<UUID> existing = found
                .stream()
                .filter(Objects::nonNull)
                .map(CategoryRow::id)
                .collect(Collectors.toSet());
            return counted.withCategories(category -> existing.contains(category.categoryId()));
        });
    }
}
