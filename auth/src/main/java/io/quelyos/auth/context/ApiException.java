package io.quelyos.auth.context;

import java.util.Map;

/** A refusal with a code of the contract. Its message is written for the client and safe to show. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final ApiErrorCode code;
    private final transient Map<String, Object> data;

    public ApiException(ApiErrorCode code, String message) {
        this(code, message, Map.of());
    }

    /**
     * @param data what the client can use beside the message; goes into the error's extensions
     */
    public ApiException(ApiErrorCode code, String message, Map<String, Object> data) {
        // A refusal is an answer and not a fault: its stack trace would tell nothing and cost much.
        super(message, null, false, false);
        this.code = code;
        this.data = Map.copyOf(data);
    }

    public ApiErrorCode code() {
        return code;
    }

    public Map<String, Object> data() {
        return data;
    }

    /** The message, which is never null here. */
    public String clientMessage() {
        return String.valueOf(getMessage());
    }
}
