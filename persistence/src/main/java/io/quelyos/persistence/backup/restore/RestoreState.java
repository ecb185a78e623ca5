package io.quelyos.persistence.backup.restore;

/** How far a restore is. */
public enum RestoreState {
    QUEUED,
    PREVIEWING,
    PREVIEWED,
    CONFIRMED,
    RUNNING,
    SUCCEEDED,
    REFUSED,
    FAILED,
    CANCELLED;

    /** Whether nothing will change it any more. */
    public boolean isOver() {
        return this == SUCCEEDED || this == REFUSED || this == FAILED || this == CANCELLED;
    }

    /** Whether a worker is at it. */
    public boolean isAtWork() {
        return this == PREVIEWING || this == RUNNING;
    }
}
