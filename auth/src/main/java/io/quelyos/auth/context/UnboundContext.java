package io.quelyos.auth.context;

import java.util.Set;

/**
 * A visitor's request that names no tenant. Whatever needs a tenant refuses it; staff can sign in with it, because who
 * works for several tenants is asked to choose only afterwards.
 */
public record UnboundContext() implements RequestContext {
    @Override
    public Audience audience() {
        return Audience.VISITOR;
    }

    @Override
    public Set<Permission> permissions() {
        return Set.of();
    }

    @Override
    public String actorKey() {
        return "visitor";
    }
}
