package io.quelyos.persistence.tenant;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Work that must see what a unit of work has written, and must not be done where it is lost. A unit of work can be part of a
 * larger one, as under {@code @idempotent}: what merely follows its call may come before the commit.
 */
public final class AfterCommit {

    private AfterCommit() {}

    /** Runs work when the open transaction has committed; at once where none is open. */
    public static void run(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
            new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    work.run();
                }
            }
        );
    }
}
