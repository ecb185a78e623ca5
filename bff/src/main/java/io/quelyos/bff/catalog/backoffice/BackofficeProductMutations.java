package io.quelyos.bff.catalog.backoffice;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import java.util.Map;
import java.util.Objects;

/** Answers the mutations of products. */
@DgsComponent
final class BackofficeProductMutations {

    private static final String ROOT = "Mutation";
    private final ProductCreation creation;
    private final ProductEditing editing;

    BackofficeProductMutations(ProductCreation creation, ProductEditing editing) {
        this.creation = creation;
        this.editing = editing;
    }

    @DgsData(parentType = ROOT, field = "backofficeProductCreate")
    ProductPayload backofficeProductCreate(TenantContext context, @InputArgument BackofficeProductCreateInput input) {
        return creation.create(context, input);
    }

    @DgsData(parentType = ROOT, field = "backofficeProductUpdate")
    ProductPayload backofficeProductUpdate(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument String id,
        @InputArgument int version
    ) {
        Map<String, Object> input = Objects.requireNonNull(environment.getArgument("input"));
        return editing.update(context, id, version, input);
    }

    @DgsData(parentType = ROOT, field = "backofficeProductArchive")
    ProductPayload backofficeProductArchive(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version
    ) {
        return editing.archive(context, id, version);
    }
}
