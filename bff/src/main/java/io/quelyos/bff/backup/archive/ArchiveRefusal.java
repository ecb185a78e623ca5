package io.quelyos.bff.backup.archive;

import java.io.IOException;

/** An archive is not taken, for a reason that its owner can do something about. */
public final class ArchiveRefusal extends IOException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** The schema's enum SuperAdminRestoreRefusalReason. */
    public enum Reason {
        OTHER_TENANT,
        NEWER_SCHEMA,
        UNKNOWN_FORMAT,
        WRONG_CHECKSUM,
        TRUNCATED,
        OVERSIZED,
        UNSAFE_PATH,
        LINK,
        DAMAGED,
        CONFLICT,
        QUOTA_EXCEEDED,
    }

    /**
     * @param message for people
     */
    public ArchiveRefusal(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
