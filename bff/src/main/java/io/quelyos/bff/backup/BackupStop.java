package io.quelyos.bff.backup;

/** Ends the work on a backup before its end. */
public final class BackupStop extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** An operator wanted it. */
        CANCELLED,
        /** This instance shuts down; another one goes on. */
        INTERRUPTED,
    }

    public BackupStop(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
