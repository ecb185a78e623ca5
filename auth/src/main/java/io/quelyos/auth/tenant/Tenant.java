package io.quelyos.auth.tenant;

import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.Permission;
import io.quelyos.auth.context.Plan;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantRow;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;

/**
 * One tenant as the directory knows it.
 *
 * @param isActive false while the tenant is suspended
 * @param costPointsPerMinute the plan's allowance of query cost
 */
public record Tenant(
    TenantId id,
    String slug,
    String name,
    boolean isActive,
    Plan plan,
    Locale locale,
    Currency currency,
    long costPointsPerMinute
) {
    static Tenant of(TenantRow row) {
        return new Tenant(
            new TenantId(row.id()),
            row.slug(),
            row.name(),
            row.state().equals("ACTIVE"),
            Plan.valueOf(row.planCode()),
            Locale.forLanguageTag(row.locale()),
            Currency.getInstance(row.currency()),
            row.costPointsPerMinute()
        );
    }

    /**
     * This tenant, where it is in service.
     *
     * @throws ApiException TENANT_SUSPENDED where it is not
     */
    public Tenant requireActive() {
        if (!isActive) {
            throw new ApiException(ApiErrorCode.TENANT_SUSPENDED, "This tenant is suspended.");
        }
        return this;
    }

    /** The context of somebody who acts inside this tenant. */
    public TenantContext context(Actor actor, Set<Permission> permissions) {
        return new TenantContext(
            id,
            slug,
            name,
            actor,
            permissions,
            plan,
            locale,
            currency,
            null,
            locale,
            currency,
            costPointsPerMinute
        );
    }
}
