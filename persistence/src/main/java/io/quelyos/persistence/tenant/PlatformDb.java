package io.quelyos.persistence.tenant;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door to what lies across tenants, through a role and a small pool of its own. Every unit of work says who does it
 * and why; what writes leaves an audit row in the same transaction.
 */
public final class PlatformDb {

    private final TransactionTemplate reading;
    private final TransactionTemplate writing;
    private final PlatformAuditMapper audit;
    private final TenantDb.Settling settling;

    /**
     * The door to what lies across tenants.
     *
     * @param settling what each unit of work that writes waits for: nearly all of them change something of a tenant
     */
    public PlatformDb(
        PlatformTransactionManager transactionManager,
        PlatformAuditMapper audit,
        TenantDb.Settling settling
    ) {
        this.settling = settling;
        this.reading = new TransactionTemplate(transactionManager);
        this.reading.setReadOnly(true);
        this.writing = new TransactionTemplate(transactionManager);
        this.audit = audit;
    }

    /** Runs a unit of work that only reads. Operators' reads of the directory of tenants are not audited row by row. */
    public <T extends @Nullable Object> T read(PlatformScoped scope, Supplier<T> work) {
        requireOperator(scope);
        return Nulls.cast(reading.execute(status -> work.get()));
    }

    /** Runs several units of work in one transaction; each of those that write brings its own audit row. */
    public <T extends @Nullable Object> T together(PlatformScoped scope, Supplier<T> work) {
        requireOperator(scope);
        return settled(writing.execute(status -> work.get()));
    }

    /**
     * Runs a unit of work in one transaction, with its audit row.
     *
     * @param reason why, in words that a later reader of the audit understands
     * @param action what, as `entity.verb`
     * @param tenant the tenant that it concerns; null when it concerns the installation
     */
    public <T extends @Nullable Object> T write(
        PlatformScoped scope,
        String reason,
        String action,
        @Nullable TenantId tenant,
        Supplier<T> work
    ) {
        requireOperator(scope);
        if (reason.isBlank()) {
            throw new IllegalArgumentException("platform work needs a reason");
        }
        return settled(
            writing.execute(status -> {
                audit.insert(
                    UuidCreator.getTimeOrderedEpoch(),
                    scope.operatorId(),
                    reason,
                    action,
                    tenant == null ? null : tenant.value()
                );
                return work.get();
            })
        );
    }

    private <T extends @Nullable Object> T settled(@Nullable T done) {
        // A unit of work inside of another is committed with that one.
        if (settling.isNeeded() && !TransactionSynchronizationManager.isActualTransactionActive()) {
            settling.settle();
        }
        return Nulls.cast(done);
    }

    private static void requireOperator(PlatformScoped scope) {
        if (scope.operatorId().isBlank()) {
            throw new IllegalArgumentException("platform work needs an operator");
        }
    }
}
