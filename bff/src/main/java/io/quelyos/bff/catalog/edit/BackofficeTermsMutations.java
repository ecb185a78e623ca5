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

/** Answers what staff do with terms of sale, neighbours and bundles. */
@DgsComponent
final class BackofficeTermsMutations {

    private final ProductTerms editing;

    BackofficeTermsMutations(ProductTerms editing) {
        this.editing = editing;
    }

    @DgsMutation(field = "backofficeProductRelatedSet")
    ProductPayload backofficeProductRelatedSet(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument List<String> relatedIds
    ) {
        return editing.setRelated(context, id, version, relatedIds);
    }

    @DgsMutation(field = "backofficeProductBundleSet")
    ProductPayload backofficeProductBundleSet(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument List<ProductTerms.Part> items
    ) {
        return editing.setBundle(context, id, version, items);
    }

    @DgsMutation(field = "backofficeProductTermsUpdate")
    ProductPayload backofficeProductTermsUpdate(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument String id,
        @InputArgument int version
    ) {
        return editing.update(context, id, version, input(environment));
    }

    private static Map<String, Object> input(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.<Map<String, Object>>getArgument("input"));
    }
}
