package io.quelyos.persistence.backup.drill;

/** How far a drill is. */
public enum DrillState {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED;

    /** Whether somebody works on it, or will. */
    public boolean isUnderWay() {
        return this == QUEUED || this == RUNNING;
    }
}
