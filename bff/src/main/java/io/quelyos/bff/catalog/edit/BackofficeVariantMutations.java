package io.quelyos.bff.catalog.edit;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.backoffice.ProductPayload;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Answers what staff do with articles and options. */
@DgsComponent
final class BackofficeVariantMutations {

    private final VariantEditing editing;

    BackofficeVariantMutations(VariantEditing editing) {
        this.editing = editing;
    }

    @DgsMutation(field = "backofficeProductVariantUpdate")
    ProductPayload backofficeProductVariantUpdate(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument String variantId
    ) {
        return editing.update(context, id, version, variantId, input(environment));
    }

    @DgsMutation(field = "backofficeProductVariantRemove")
    ProductPayload backofficeProductVariantRemove(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument String variantId
    ) {
        return editing.remove(context, id, version, variantId);
    }

    @DgsMutation(field = "backofficeProductOptionsSet")
    ProductPayload backofficeProductOptionsSet(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument List<VariantEditing.WantedOption> options
    ) {
        return editing.setOptions(context, id, version, options);
    }

    @DgsMutation(field = "backofficeProductVariantAdd")
    ProductPayload backofficeProductVariantAdd(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument String id,
        @InputArgument int version
    ) {
        return editing.add(context, id, version, input(environment));
    }

    private static Map<String, Object> input(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.<Map<String, Object>>getArgument("input"));
    }
}
