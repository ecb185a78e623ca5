package io.quelyos.persistence.tenant;

import java.util.UUID;

/**
 * The identity of one tenant.
 *
 * @param value a UUID, never shown to clients
 */
public record TenantId(UUID value) {
    /** Parses the text form of a UUID. */
    public static TenantId of(String text) {
        return new TenantId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
