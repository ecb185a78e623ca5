package io.quelyos.persistence.backup;

/** How far a backup is. */
public enum BackupState {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    /** Whether somebody works on it, or will. */
    public boolean isUnderWay() {
        return this == QUEUED || this == RUNNING;
    }
}
