package io.quelyos.persistence.tenant;

/** Whoever works across tenants: the key to the platform door. */
public interface PlatformScoped {
    /** Who is accountable, as it is written into the audit. */
    String operatorId();
}
