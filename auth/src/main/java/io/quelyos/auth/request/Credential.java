package io.quelyos.auth.request;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.session.ShopCookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request brings to say who it is from, unchecked. */
sealed interface Credential {
    /** The header that carries a session of staff. */
    String SESSION_HEADER = "X-Session-Id";
    /** RFC 6750, section 2.1. */
    Pattern BEARER = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/-]+=*)");

    /** Nothing. */
    record None() implements Credential {}

    /** The cookie of a shop. */
    record Cookie(String secret) implements Credential {
        @Override
        public String toString() {
            return "Cookie";
        }
    }

    /** A session of staff. */
    record StaffSession(String secret) implements Credential {
        @Override
        public String toString() {
            return "StaffSession";
        }
    }

    /** A token of an operator or a partner. */
    record BearerToken(String token) implements Credential {
        @Override
        public String toString() {
            return "BearerToken";
        }
    }

    /**
     * The one credential of a request.
     *
     * @throws ApiException CREDENTIALS_AMBIGUOUS where there are several, UNAUTHENTICATED where the header Authorization
     *     holds something else than one bearer token
     */
    static Credential of(HttpServletRequest request, ShopCookie shopCookie) {
        String cookie = shopCookie.read(request);
        List<String> sessions = Collections.list(request.getHeaders(SESSION_HEADER));
        List<String> authorizations = Collections.list(request.getHeaders("Authorization"));
        if ((cookie == null ? 0 : 1) + sessions.size() + authorizations.size() > 1) {
            throw new ApiException(
                ApiErrorCode.CREDENTIALS_AMBIGUOUS,
                "Send one credential: the shop's cookie, X-Session-Id, or one bearer token."
            );
        }
        if (cookie != null) {
            return new Cookie(cookie);
        }
        if (!sessions.isEmpty()) {
            return new StaffSession(sessions.getFirst());
        }
        return authorizations.isEmpty() ? new None() : bearer(authorizations.getFirst());
    }

    private static Credential bearer(String authorization) {
        Matcher matcher = BEARER.matcher(authorization.strip());
        if (!matcher.matches()) {
            throw new ApiException(ApiErrorCode.UNAUTHENTICATED, "The header Authorization needs a bearer token.");
        }
        return new BearerToken(matcher.group(1));
    }
}
