package io.quelyos.auth.context;

import io.quelyos.persistence.tenant.PlatformScoped;
import java.util.Set;

/**
 * A request of somebody who runs the installation, outside of every tenant.
 *
 * @param operatorId the token's subject
 */
public record PlatformContext(
    String operatorId,
    Set<Permission> permissions
) implements RequestContext, PlatformScoped {
    public PlatformContext {
        permissions = Set.copyOf(permissions);
    }

    @Override
    public Audience audience() {
        return Audience.OPERATOR;
    }

    @Override
    public String actorKey() {
        return "operator:" + operatorId;
    }
}
