package io.quelyos.bff.graphql.error;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.NonNullableValueCoercedAsNullException;
import graphql.introspection.IntrospectionDisabledError;
import graphql.schema.CoercingParseValueException;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every error the contract's form: a message that is safe to show and the extensions {@code code}, {@code requestId}
 * and {@code retryable}. What the engine says of a document is about the client's own text and goes out as it is; what a
 * fetcher throws goes out only when it was written for clients.
 */
public final class ErrorContract {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorContract.class);
    private static final String CODE = "code";

    /** All that a client is told of a fault of ours. */
    public static final String INTERNAL_MESSAGE =
        "Something went wrong on our side. Try again; if it stays, tell support the request id.";

    private ErrorContract() {}

    /** An error made of a refusal. */
    public static GraphQLError of(ApiException refusal) {
        return of(refusal, GraphqlErrorBuilder.newError());
    }

    /** An error made of a refusal, at a place that the builder knows already. */
    public static GraphQLError of(ApiException refusal, GraphqlErrorBuilder<?> place) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put(CODE, refusal.code().name());
        extensions.putAll(refusal.data());
        return place.message("%s", refusal.clientMessage()).extensions(extensions).build();
    }

    /** The error for a fault of ours; the fault itself is in the log under the same request id. */
    public static GraphQLError internal(Throwable fault, String requestId, GraphqlErrorBuilder<?> place) {
        GraphQLError error = place
            .message(INTERNAL_MESSAGE)
            .extensions(Map.of(CODE, ApiErrorCode.INTERNAL_SERVER_ERROR.name()))
            .build();
        LOG.error("Request {} failed at {}", requestId, error.getPath(), fault);
        return error;
    }

    /** The errors of an answer as they go out. */
    public static List<Map<String, Object>> write(List<? extends GraphQLError> errors, String requestId) {
        return errors
            .stream()
            .map(error -> write(error, requestId))
            .toList();
    }

    /** The code of an error. */
    public static ApiErrorCode codeOf(GraphQLError error) {
        Map<String, Object> extensions = error.getExtensions();
        if (extensions != null && extensions.get(CODE) instanceof String name) {
            return ApiErrorCode.valueOf(name);
        }
        if (error instanceof IntrospectionDisabledError) {
            return ApiErrorCode.FORBIDDEN;
        }
        if (error instanceof CoercingParseValueException || error instanceof NonNullableValueCoercedAsNullException) {
            // The document is right, what stands in its variables is not.
            return ApiErrorCode.BAD_USER_INPUT;
        }
        return switch (error.getErrorType()) {
            case ErrorType.InvalidSyntax -> ApiErrorCode.GRAPHQL_PARSE_FAILED;
            case ErrorType.ValidationError -> ApiErrorCode.GRAPHQL_VALIDATION_FAILED;
            case ErrorType.OperationNotSupported -> ApiErrorCode.OPERATION_RESOLUTION_FAILURE;
            // The engine aborts an introspection that is too large, and one where introspection is switched off.
            case ErrorType.ExecutionAborted -> ApiErrorCode.LIMIT_EXCEEDED;
            case null, default -> ApiErrorCode.INTERNAL_SERVER_ERROR;
        };
    }

    private static Map<String, Object> write(GraphQLError error, String requestId) {
        ApiErrorCode code = codeOf(error);
        Map<String, Object> written = new LinkedHashMap<>(error.toSpecification());
        if (code == ApiErrorCode.INTERNAL_SERVER_ERROR) {
            // Such as the engine's own words about a null where none may be: they speak of our code, not of the request.
            LOG.atError().addArgument(requestId).addArgument(error.getMessage()).log("Request {}: {}");
            written.put("message", INTERNAL_MESSAGE);
        }
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put(CODE, code.name());
        if (error.getExtensions() != null) {
            extensions.putAll(error.getExtensions());
        }
        extensions.remove("classification");
        extensions.put("requestId", requestId);
        extensions.put("retryable", code.isRetryable());
        written.put("extensions", extensions);
        return written;
    }
}
