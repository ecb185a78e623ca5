package io.quelyos.bff.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import io.quelyos.auth.cache.LocalCache;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.persistence.catalog.CatalogStateMapper;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets requests that write one tenant's catalogue take turns, with each other and with its imports. An import may hold the
 * catalogue for minutes; whoever waits for it holds a connection that all tenants share. So few of a tenant wait with one,
 * and none for long.
 */
@Component
public final class CatalogTurns {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final TenantDb tenantDb;
    private final CatalogStateMapper state;
    private final CatalogTurnSettings settings;
    /** One is kept as long as somebody holds or awaits a turn of it. */
    private final Cache<TenantId, Semaphore> turns = LocalCache.newBuilder().weakValues().build();

    CatalogTurns(TenantDb tenantDb, CatalogStateMapper state, CatalogTurnSettings settings) {
        this.tenantDb = tenantDb;
        this.state = state;
        this.settings = settings;
    }

    /**
     * Runs a unit of work that writes, with the tenant's catalogue locked until it ends.
     *
     * @throws ApiException UNAVAILABLE when the catalogue does not come free in time
     */
    public <T> T write(TenantScoped scope, Supplier<T> work) {
        Semaphore turn = turns.get(scope.tenantId(), ignored -> new Semaphore(settings.writersPerTenant(), true));
        // A mutation with a key for its repetition has opened its unit of work, and with it a connection, before.
        boolean holdsConnection = TransactionSynchronizationManager.isActualTransactionActive();
        if (!isGranted(turn, holdsConnection ? settings.heldWait() : settings.lockWait())) {
            throw busy();
        }
        try {
            return tenantDb.write(scope, () -> {
                lock();
                return work.get();
            });
        } finally {
            turn.release();
        }
    }

    private void lock() {
        try {
            state.limitLockWait(settings.lockWait().toMillis());
            state.lockCatalog();
        } catch (DataAccessException exception) {
            if (
                exception.getRootCause() instanceof SQLException cause && LOCK_NOT_AVAILABLE.equals(cause.getSQLState())
            ) {
                ApiException refusal = busy();
                refusal.addSuppressed(exception);
                throw refusal;
            }
            throw exception;
        }
    }

    private static boolean isGranted(Semaphore turn, Duration wait) {
        try {
            return turn.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ApiException busy() {
        return new ApiException(
            ApiErrorCode.UNAVAILABLE,
            "An import is at work on your products; try again in a moment."
        );
    }
}
