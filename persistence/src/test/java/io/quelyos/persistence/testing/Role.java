package io.quelyos.persistence.testing;

import java.util.List;

/**
 * One of the product's three database roles, made as docs/runbooks/external-services.md says.
 *
 * @param password of tests only
 */
public record Role(String name, String password) {
    public static final Role OWNER = new Role("quelyos_owner", "owner-of-tests");
    public static final Role APPLICATION = new Role("quelyos_app", "application-of-tests");
    public static final Role PLATFORM = new Role("quelyos_platform", "platform-of-tests");

    static List<Role> all() {
        return List.of(OWNER, APPLICATION, PLATFORM);
    }

    /** The statement that makes it. */
    public String creation() {
        return "create role " + name + " login password '" + password + "'";
    }
}
