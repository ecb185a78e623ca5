package io.quelyos.bff.graphql.http;

import io.quelyos.auth.context.ApiErrorCode;

/** A request that HTTP itself rules out; the status is the rule's, not the code's. */
final class HttpRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final int status;
    private final ApiErrorCode code;

    HttpRefusal(int status, ApiErrorCode code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static HttpRefusal badRequest(String message) {
        return new HttpRefusal(400, ApiErrorCode.BAD_REQUEST, message);
    }

    int status() {
        return status;
    }

    ApiErrorCode code() {
        return code;
    }
}
