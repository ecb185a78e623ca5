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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/** Turns what a fetcher throws into an error of the contract. */
@Component
final class FetcherExceptionHandler implements DataFetcherExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FetcherExceptionHandler.class);
    /** PostgreSQL's code for a statement that was ended, such as by its timeout. */
    private static final String QUERY_CANCELED = "57014";

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
            case DataAccessException ended when hasState(ended, QUERY_CANCELED) -> tooLong(ended, requestId, place);
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
        return hasState(refused, "22021") || hasState(refused, "22P05");
    }

    private static boolean hasState(DataAccessException fault, String state) {
        return fault.getRootCause() instanceof SQLException cause && Objects.equals(cause.getSQLState(), state);
    }

    /** Nothing is broken: one request asked for more than the database does for one statement. */
    private static GraphQLError tooLong(DataAccessException ended, String requestId, GraphqlErrorBuilder<?> place) {
        LOG.warn("Request {} took the database too long", requestId, ended);
        return ErrorContract.of(
            new ApiException(ApiErrorCode.LIMIT_EXCEEDED, "This takes too long to read; ask for less at once."),
            place
        );
    }

    private static Throwable unwrap(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return thrown instanceof CompletionException && cause != null ? cause : thrown;
    }
}
