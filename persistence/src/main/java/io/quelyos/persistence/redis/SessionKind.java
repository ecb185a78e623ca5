package io.quelyos.persistence.redis;

/** Whose session it is. */
public enum SessionKind {
    GUEST("guest"),
    CUSTOMER("customer"),
    STAFF("staff");

    private final String code;

    SessionKind(String code) {
        this.code = code;
    }

    /** The kind's name in keys and documents. */
    public String code() {
        return code;
    }
}
