package io.quelyos.auth.context;

/** One of the four faces of the schema. */
public enum Surface {
    VITRINE,
    SHOP,
    BACKOFFICE,
    SUPER_ADMIN,
}
