package io.quelyos.bff.productimport;

/**
 * Ends the work of an import from inside its unit of work, so that the unit is taken back. It is an answer and no fault,
 * and has no stack trace.
 */
final class ImportStop extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final Reason reason;

    /** Why the work ends. */
    enum Reason {
        /** Everything was looked at, and nothing shall stay: a dry run, or errors under ABORT. */
        TAKEN_BACK,
        /** Somebody asked for it. */
        CANCELLED,
        /** This instance shuts down; another one goes on. */
        INTERRUPTED,
    }

    ImportStop(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
