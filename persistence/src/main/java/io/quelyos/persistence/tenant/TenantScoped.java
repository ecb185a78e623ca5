package io.quelyos.persistence.tenant;

/** Whatever names the one tenant that a unit of work is for: the key to the tenant door. */
public interface TenantScoped {
    /** The tenant whose rows the unit of work may see. */
    TenantId tenantId();

    /** A scope for work that no request started: jobs, demo data, tests. */
    static TenantScoped of(TenantId tenantId) {
        return () -> tenantId;
    }
}
