package io.quelyos.bff.graphql.http;

import graphql.GraphQLError;
import io.quelyos.auth.context.ApiException;
import io.quelyos.bff.graphql.error.ErrorContract;
import java.util.List;

/** What is wrong with a request that was understood as GraphQL, and so never runs. */
public final class RequestErrors extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient List<GraphQLError> errors;

    public RequestErrors(List<? extends GraphQLError> errors) {
        // As with other refusals a stack trace would tell nothing.
        super("a request that does not run", null, false, false);
        this.errors = List.copyOf(errors);
    }

    public static RequestErrors of(ApiException refusal) {
        return new RequestErrors(List.of(ErrorContract.of(refusal)));
    }

    public List<GraphQLError> errors() {
        return errors;
    }
}
