package io.quelyos.auth.context;

import java.util.Set;

/**
 * What kind of caller this is. It decides which part of the schema exists for the caller; the names are those of the
 * schema's enum {@code Audience}.
 */
public enum Audience {
    /** Nobody yet: no credential, or a guest's cookie. */
    VISITOR,
    /** A signed-in customer of one tenant's shop. */
    CUSTOMER,
    /** A member of one tenant's staff. */
    STAFF,
    /** A partner's program, bound to one tenant. */
    PARTNER,
    /** Somebody who runs the installation. */
    OPERATOR;

    /** The surfaces that this audience can reach at all. */
    public Set<Surface> surfaces() {
        return switch (this) {
            case VISITOR, CUSTOMER -> Set.of(Surface.VITRINE, Surface.SHOP);
            case STAFF, PARTNER -> Set.of(Surface.BACKOFFICE);
            case OPERATOR -> Set.of(Surface.SUPER_ADMIN);
        };
    }
}
