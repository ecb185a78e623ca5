package io.quelyos.auth.token;

import io.quelyos.auth.context.Permission;
import io.quelyos.persistence.tenant.TenantId;
import java.util.Set;

/** Who presents a token that was accepted. */
public sealed interface Bearer {
    /**
     * Somebody who runs the installation.
     *
     * @param subject the issuer's name of the person
     */
    record Operator(String subject, Set<Permission> permissions) implements Bearer {}

    /** A partner's program, bound to one tenant. */
    record Partner(String clientId, TenantId tenant, Set<Permission> permissions) implements Bearer {}
}
