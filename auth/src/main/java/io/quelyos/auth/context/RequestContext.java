package io.quelyos.auth.context;

import java.util.Set;

/**
 * All that the rest of the product may know about a request's caller. Built once by the filters of this module, immutable,
 * and always handed over as an explicit argument.
 */
public sealed interface RequestContext permits TenantContext, PlatformContext, UnboundContext {
    /** The part of the schema that exists for this caller. */
    Audience audience();

    /** What the caller may do. */
    Set<Permission> permissions();

    /** The name of the caller in audits, idempotency keys and rate limits. */
    String actorKey();

    /** Whether the caller may do something. */
    default boolean isAllowed(Permission permission) {
        return permissions().contains(permission);
    }

    /**
     * This request inside its tenant.
     *
     * @throws ApiException TENANT_REQUIRED when the request names none
     */
    default TenantContext requireTenant() {
        if (this instanceof TenantContext tenant) {
            return tenant;
        }
        throw new ApiException(
            ApiErrorCode.TENANT_REQUIRED,
            "Name the tenant: by its own domain, or by the header X-Tenant-Domain or X-Tenant."
        );
    }
}
