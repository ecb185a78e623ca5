package io.quelyos.bff.graphql.execution;

import graphql.ErrorType;
import graphql.GraphqlErrorBuilder;
import graphql.SerializationError;
import graphql.TypeMismatchError;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.ExecutionContext;
import graphql.execution.ResultPath;
import graphql.execution.UnresolvedTypeException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.DataFetchingEnvironment;

/** What goes wrong at single fields of one execution, put among the errors of its answer. */
final class FieldErrors {

    private final ExecutionContext context;
    private final DataFetcherExceptionHandler handler;

    FieldErrors(ExecutionContext context, DataFetcherExceptionHandler handler) {
        this.context = context;
        this.handler = handler;
    }

    /** A fetcher or a loader threw. */
    void addFetching(DataFetchingEnvironment environment, Throwable thrown) {
        var parameters = DataFetcherExceptionHandlerParameters.newExceptionParameters()
            .dataFetchingEnvironment(environment)
            .exception(thrown)
            .build();
        context.addErrors(handler.handleException(parameters).join().getErrors());
    }

    /** There is a null where none may be; told once, and not where an error says already why. */
    void addNull(Place place) {
        ResultPath path = place.path();
        context.addError(
            GraphqlErrorBuilder.newError()
                .message("There is no value for '%s', which is never null.", path)
                .path(path)
                .errorType(ErrorType.NullValueInNonNullableField)
                .build(),
            path
        );
    }

    /** A value cannot be written as its type. */
    void addUnwritable(Place place, CoercingSerializeException unwritable) {
        context.addError(new SerializationError(place.path(), unwritable));
    }

    /** A value is no list where a list is due. */
    void addMismatch(Place place) {
        context.addError(new TypeMismatchError(place.path(), place.shape().type()));
    }

    /** It cannot be told which object a value is. */
    void addUnresolved(Place place, UnresolvedTypeException unresolved) {
        ResultPath path = place.path();
        context.addError(
            GraphqlErrorBuilder.newError()
                .message("Cannot tell the type of '%s': %s", path, unresolved.getMessage())
                .path(path)
                .errorType(ErrorType.DataFetchingException)
                .build(),
            path
        );
    }
}
