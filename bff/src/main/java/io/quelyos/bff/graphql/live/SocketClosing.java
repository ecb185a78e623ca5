package io.quelyos.bff.graphql.live;

import io.quelyos.auth.context.ApiException;
import jakarta.websocket.CloseReason.CloseCode;

/** Why a WebSocket is closed: the protocol's codes, and two of RFC 6455 that tell clients to come back. */
enum SocketClosing implements CloseCode {
    BAD_REQUEST(4400),
    /** The session is over, or was never there: coming back as one is does not help. */
    UNAUTHORIZED(4401),
    FORBIDDEN(4403),
    INIT_TIMEOUT(4408),
    SUBSCRIBER_EXISTS(4409),
    TOO_MANY_INITS(4429),
    /** Service restart. */
    RESTART(1012),
    /** Try again later. */
    TRY_LATER(1013);

    private final int code;

    SocketClosing(int code) {
        this.code = code;
    }

    @Override
    public int getCode() {
        return code;
    }

    /** The code for a refusal. */
    static SocketClosing of(ApiException reason) {
        return switch (reason.code()) {
            case UNAUTHENTICATED -> UNAUTHORIZED;
            case UNAVAILABLE -> RESTART;
            case RATE_LIMITED, LIMIT_EXCEEDED -> TRY_LATER;
            case BAD_REQUEST, CREDENTIALS_AMBIGUOUS -> BAD_REQUEST;
            default -> FORBIDDEN;
        };
    }
}
