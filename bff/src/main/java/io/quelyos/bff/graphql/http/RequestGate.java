package io.quelyos.bff.graphql.http;

import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.request.KeptRequest;
import io.quelyos.auth.request.OriginPolicy;
import io.quelyos.auth.request.RequestAuthenticator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/** Lets requests in: who is calling, from which page, and whether that page may. */
@Component
public final class RequestGate {

    private final RequestAuthenticator authenticator;
    private final OriginPolicy origins;
    private final OperationGuard guard;

    RequestGate(RequestAuthenticator authenticator, OriginPolicy origins, OperationGuard guard) {
        this.authenticator = authenticator;
        this.origins = origins;
        this.guard = guard;
    }

    /**
     * Makes the one context of a request out of its host, its headers and its credential, and writes the headers that let
     * the page of a registered origin read the answer, a refusal included. An address that is refused here too often is
     * refused from memory.
     */
    public RequestContext open(HttpServletRequest request, HttpServletResponse response) {
        origins.beforeContext(request).writeTo(response);
        guard.checkAddress(request);
        try {
            RequestContext context = authenticator.authenticate(request, response);
            origins.check(request, context).writeTo(response);
            return context;
        } catch (ApiException refusal) {
            // What is our fault is not held against the address.
            if (!refusal.code().isRetryable()) {
                guard.countTurnedAway(request);
            }
            throw refusal;
        }
    }

    /**
     * As {@link #open}, for the handshake of a WebSocket and again for its first message, which may bring what the handshake
     * could not.
     */
    public RequestContext openSocket(KeptRequest request) {
        guard.checkAddress(request);
        try {
            RequestContext context = authenticator.authenticate(request);
            origins.checkHandshake(request, context);
            guard.check(context, request);
            return context;
        } catch (ApiException refusal) {
            if (!refusal.code().isRetryable()) {
                guard.countTurnedAway(request);
            }
            throw refusal;
        }
    }

    /** Answers a browser that asks before it sends. */
    void answerPreflight(HttpServletRequest request, HttpServletResponse response) {
        origins.preflight(request).writeTo(response);
        response.setHeader("Allow", "GET, POST, OPTIONS");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    /** Scheme, host and port of a request, which addresses in its answer may begin with. */
    static String base(HttpServletRequest request) {
        return request.getScheme() + "://" + request.getServerName() + ":" + request.getServerPort();
    }
}
