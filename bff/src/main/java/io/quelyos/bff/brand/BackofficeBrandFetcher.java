package io.quelyos.bff.brand;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.backoffice.BackofficeProduct;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.brand.BrandRow;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers what staff read of makers and do with them. */
@DgsComponent
final class BackofficeBrandFetcher {

    private static final String ROOT = "BackofficeQuery";
    private final Brands brands;
    private final BrandEditing editing;

    BackofficeBrandFetcher(Brands brands, BrandEditing editing) {
        this.brands = brands;
        this.editing = editing;
    }

    @DgsData(parentType = ROOT, field = "brands")
    Connection<BrandRow> brands(
        TenantContext context,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after
    ) {
        return brands.listAll(context, PageRequest.of(first, after));
    }

    @DgsData(parentType = ROOT, field = "brand")
    @Nullable
    BrandRow brand(TenantContext context, @InputArgument String id) {
        return GlobalId.decode("brd", id)
            .map(key -> brands.findById(context, key))
            .orElse(null);
    }

    @DgsData(parentType = "BackofficeProduct", field = "maker")
    CompletableFuture<@Nullable BrandRow> maker(DataFetchingEnvironment environment) {
        BackofficeProduct product = Loading.source(environment, BackofficeProduct.class);
        return Loading.find(environment, ProductBrandLoader.NAME, product.id());
    }

    @DgsMutation(field = "backofficeBrandCreate")
    BrandPayload backofficeBrandCreate(TenantContext context, DataFetchingEnvironment environment) {
        return editing.create(context, input(environment));
    }

    @DgsMutation(field = "backofficeBrandUpdate")
    BrandPayload backofficeBrandUpdate(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument String id,
        @InputArgument int version
    ) {
        return editing.update(context, id, version, input(environment));
    }

    @DgsMutation(field = "backofficeBrandMerge")
    BrandPayload backofficeBrandMerge(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument String intoId
    ) {
        return editing.merge(context, id, version, intoId);
    }

    @DgsMutation(field = "backofficeBrandDelete")
    BrandPayload backofficeBrandDelete(TenantContext context, @InputArgument String id, @InputArgument int version) {
        return editing.delete(context, id, version);
    }

    private static Map<String, Object> input(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.<Map<String, Object>>getArgument("input"));
    }
}
