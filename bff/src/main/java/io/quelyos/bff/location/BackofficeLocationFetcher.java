package io.quelyos.bff.location;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import java.util.Map;
import java.util.Objects;

/** Answers what staff do with places. */
@DgsComponent
final class BackofficeLocationFetcher {

    private final LocationEditing editing;

    BackofficeLocationFetcher(LocationEditing editing) {
        this.editing = editing;
    }

    @DgsMutation(field = "backofficeLocationCreate")
    LocationPayload backofficeLocationCreate(TenantContext context, DataFetchingEnvironment environment) {
        return editing.create(context, input(environment));
    }

    @DgsMutation(field = "backofficeLocationUpdate")
    LocationPayload backofficeLocationUpdate(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument String id,
        @InputArgument int version
    ) {
        return editing.update(context, id, version, input(environment));
    }

    @DgsMutation(field = "backofficeLocationDelete")
    LocationPayload backofficeLocationDelete(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version
    ) {
        return editing.delete(context, id, version);
    }

    private static Map<String, Object> input(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.<Map<String, Object>>getArgument("input"));
    }
}
