package io.quelyos.auth.context;

/** What a tenant has subscribed to. */
public enum Plan {
    STARTER,
    GROWTH,
    BUSINESS,
    ENTERPRISE,
}
