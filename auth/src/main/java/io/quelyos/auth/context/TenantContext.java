package io.quelyos.auth.context;

import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;

/**
 * A request inside one tenant.
 *
 * @param slug the tenant's public name
 * @param tenantName the tenant's name for people
 * @param locale the language that the tenant's content is shown in
 * @param currency the tenant's money
 * @param costPointsPerMinute how much query cost the tenant's plan allows
 */
public record TenantContext(
    TenantId tenantId,
    String slug,
    String tenantName,
    Actor actor,
    Set<Permission> permissions,
    Plan plan,
    Locale locale,
    Currency currency,
    long costPointsPerMinute
) implements RequestContext, TenantScoped {
    public TenantContext {
        permissions = Set.copyOf(permissions);
    }

    @Override
    public Audience audience() {
        return actor.audience();
    }

    @Override
    public String actorKey() {
        return actor.key();
    }
}
