package io.quelyos.bff.graphql.error;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/** Turns what a fetcher throws into an error of the contract. */
@Component
final class FetcherExceptionHandler implements DataFetcherExceptionHandler {

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
        DataFetcherExceptionHandlerParameters parameters
    ) {
        Throwable thrown = unwrap(parameters.getException());
        GraphqlErrorBuilder<?> place = GraphqlErrorBuilder.newError()
            .path(parameters.getPath())
            .location(parameters.getSourceLocation());
        String requestId = parameters.getDataFetchingEnvironment().getExecutionId().toString();
        GraphQLError error = switch (thrown) {
            case ApiException refusal -> ErrorContract.of(refusal, place);
            case CannotCreateTransactionException unreachable -> unavailable(unreachable, requestId, place);
            case DataAccessException refused when isUnstorableText(refused) -> ErrorContract.of(
                new ApiException(
                    ApiErrorCode.BAD_USER_INPUT,
                    "A text holds a character that cannot be stored, such as NUL."
                ),
                place
            );
            case DataAccessResourceFailureException unreachable -> unavailable(unreachable, requestId, place);
            case TransientDataAccessException passing -> unavailable(passing, requestId, place);
            default -> ErrorContract.internal(thrown, requestId, place);
        };
        return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult(error).build());
    }

    private static GraphQLError unavailable(Throwable fault, String requestId, GraphqlErrorBuilder<?> place) {
        ErrorContract.internal(fault, requestId, place);
        return ErrorContract.of(
            new ApiException(
                ApiErrorCode.UNAVAILABLE,
                "The data store does not answer right now; try again in a moment."
            ),
            place
        );
    }

    /** PostgreSQL's codes for characters that no text may hold. */
    private static boolean isUnstorableText(DataAccessException refused) {
        return (
            refused.getRootCause() instanceof SQLException cause &&
            (Objects.equals(cause.getSQLState(), "22021") || Objects.equals(cause.getSQLState(), "22P05"))
        );
    }

    private static Throwable unwrap(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return thrown instanceof CompletionException && cause != null ? cause : thrown;
    }
}
