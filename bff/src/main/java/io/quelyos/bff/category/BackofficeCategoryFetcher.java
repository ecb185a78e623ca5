package io.quelyos.bff.category;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.persistence.catalog.CategoryRow;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers what staff do with categories. */
@DgsComponent
final class BackofficeCategoryFetcher {

    private final Categories categories;
    private final CategoryEditing editing;

    BackofficeCategoryFetcher(Categories categories, CategoryEditing editing) {
        this.categories = categories;
        this.editing = editing;
    }

    @DgsData(parentType = "BackofficeQuery", field = "category")
    @Nullable
    CategoryRow category(TenantContext context, @InputArgument String id) {
        return GlobalId.decode("cat", id)
            .map(key -> categories.findById(context, key))
            .orElse(null);
    }

    @DgsMutation(field = "backofficeCategoryMove")
    CategoryPayload backofficeCategoryMove(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument @Nullable String parentId,
        @InputArgument @Nullable Integer position
    ) {
        return editing.move(context, id, version, parentId, position);
    }

    @DgsMutation(field = "backofficeCategoryDelete")
    CategoryPayload backofficeCategoryDelete(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument @Nullable String moveProductsTo
    ) {
        return editing.delete(context, id, version, moveProductsTo);
    }

    @DgsMutation(field = "backofficeCategoryCreate")
    CategoryPayload backofficeCategoryCreate(TenantContext context, DataFetchingEnvironment environment) {
        return editing.create(context, input(environment));
    }

    @DgsMutation(field = "backofficeCategoryUpdate")
    CategoryPayload backofficeCategoryUpdate(
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
