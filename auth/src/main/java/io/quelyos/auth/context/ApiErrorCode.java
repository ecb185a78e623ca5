package io.quelyos.auth.context;

/** The closed set of codes of top-level errors. Clients branch on these names; none is ever added silently. */
public enum ApiErrorCode {
    GRAPHQL_PARSE_FAILED(400, false),
    GRAPHQL_VALIDATION_FAILED(400, false),
    BAD_USER_INPUT(400, false),
    OPERATION_RESOLUTION_FAILURE(400, false),
    BAD_REQUEST(400, false),
    PERSISTED_QUERY_NOT_FOUND(200, false),
    PERSISTED_QUERY_NOT_SUPPORTED(200, false),
    PERSISTED_QUERY_ONLY(400, false),
    UNAUTHENTICATED(401, false),
    FORBIDDEN(403, false),
    TENANT_REQUIRED(400, false),
    TENANT_NOT_FOUND(404, false),
    TENANT_SUSPENDED(403, false),
    TENANT_MISMATCH(400, false),
    CREDENTIALS_AMBIGUOUS(400, false),
    NOT_FOUND(404, false),
    CONFLICT(409, false),
    QUOTA_EXCEEDED(403, false),
    RATE_LIMITED(429, true),
    LIMIT_EXCEEDED(400, false),
    IDEMPOTENCY_KEY_MISMATCH(409, false),
    IDEMPOTENCY_IN_PROGRESS(409, true),
    UNAVAILABLE(503, true),
    INTERNAL_SERVER_ERROR(500, false);

    private final int httpStatus;
    private final boolean isRetryable;

    ApiErrorCode(int httpStatus, boolean isRetryable) {
        this.httpStatus = httpStatus;
        this.isRetryable = isRetryable;
    }

    /** The status of an answer that this error ends before a document was executed. */
    public int httpStatus() {
        return httpStatus;
    }

    /** Whether the same request may succeed when it is sent again later. */
    public boolean isRetryable() {
        return isRetryable;
    }
}
