package io.quelyos.bff.catalog.backoffice;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.InputArgument;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.backoffice.BackofficeProductFilter.BackofficeProductSort;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.catalog.CategoryRow;
import io.quelyos.persistence.location.LocationRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers the catalogue's fields of the backoffice's root. */
@DgsComponent
final class BackofficeCatalogFetcher {

    private static final String ROOT = "BackofficeQuery";
    private final BackofficeProducts products;

    BackofficeCatalogFetcher(BackofficeProducts products) {
        this.products = products;
    }

    @DgsData(parentType = ROOT, field = "products")
    Connection<BackofficeProduct> products(
        TenantContext context,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after,
        @InputArgument @Nullable Integer offset,
        @InputArgument @Nullable BackofficeProductFilter where,
        @InputArgument @Nullable BackofficeProductSort sortBy
    ) {
        return products.list(context, where, sortBy, PageRequest.of(first, after, offset));
    }

    @DgsData(parentType = ROOT, field = "product")
    @Nullable
    BackofficeProduct product(TenantContext context, @InputArgument String id) {
        return GlobalId.decode("prd", id)
            .map(key -> products.findById(context, key))
            .orElse(null);
    }

    @DgsData(parentType = ROOT, field = "categories")
    List<CategoryRow> categories(TenantContext context) {
        return products.listCategories(context);
    }

    @DgsData(parentType = ROOT, field = "locations")
    List<LocationRow> locations(TenantContext context) {
        return products.listLocations(context);
    }
}
