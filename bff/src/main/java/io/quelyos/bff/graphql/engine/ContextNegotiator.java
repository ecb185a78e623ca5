package io.quelyos.bff.graphql.engine;

import io.quelyos.auth.context.TenantContext;

/** Settles what an operation asks for by {@code @inContext} with what its tenant offers. */
public interface ContextNegotiator {
    /**
     * The context that the operation runs in.
     *
     * @throws io.quelyos.auth.context.ApiException BAD_USER_INPUT when a value is no language, currency or country at all
     */
    NegotiatedContext negotiate(TenantContext context, InContext asked);
}
