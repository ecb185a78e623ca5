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

/** Answers what staff do with images. */
@DgsComponent
final class BackofficeImageMutations {

    private final ImageEditing editing;

    BackofficeImageMutations(ImageEditing editing) {
        this.editing = editing;
    }

    @DgsMutation(field = "backofficeProductImageUpdate")
    ProductPayload backofficeProductImageUpdate(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument String imageId
    ) {
        return editing.update(context, id, version, imageId, input(environment));
    }

    @DgsMutation(field = "backofficeProductImagesReorder")
    ProductPayload backofficeProductImagesReorder(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument List<String> imageIds
    ) {
        return editing.reorder(context, id, version, imageIds);
    }

    @DgsMutation(field = "backofficeProductImageRemove")
    ProductPayload backofficeProductImageRemove(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument String imageId
    ) {
        return editing.remove(context, id, version, imageId);
    }

    @DgsMutation(field = "backofficeProductImageAdd")
    ProductPayload backofficeProductImageAdd(
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
