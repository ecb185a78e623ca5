package io.quelyos.bff.checkout;

import com.github.benmanes.caffeine.cache.Cache;
import io.quelyos.auth.cache.LocalCache;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Where buyers wait who want to keep or buy pieces. They wait for the same rows anyway; here they do it before they hold a
 * connection, so that a crowd at one shop takes the connections from nobody.
 */
@Component
@EnableConfigurationProperties(CheckoutSettings.class)
public final class CheckoutQueue {

    private static final Duration HELD_WAIT = Duration.ofSeconds(1);

    private final CheckoutSettings settings;
    /** One is kept as long as somebody holds or awaits a turn of it. */
    private final Cache<TenantId, Semaphore> turns = LocalCache.newBuilder().weakValues().build();

    CheckoutQueue(CheckoutSettings settings) {
        this.settings = settings;
    }

    /**
     * Does something when it is the caller's turn.
     *
     * @throws ApiException UNAVAILABLE when it does not come in time; then nothing has happened
     */
    public <T> T inTurn(TenantScoped scope, Supplier<T> work) {
        Semaphore turn = Objects.requireNonNull(
            turns.get(scope.tenantId(), ignored -> new Semaphore(settings.atOnce(), true))
        );
        // A mutation with a key for its repetition holds a connection already.
        boolean holdsConnection = TransactionSynchronizationManager.isActualTransactionActive();
        if (!isGranted(turn, holdsConnection ? HELD_WAIT : settings.patience())) {
            throw new ApiException(ApiErrorCode.UNAVAILABLE, "The checkout is crowded; try again in a moment.");
        }
        try {
            return work.get();
        } finally {
            turn.release();
        }
    }

    private static boolean isGranted(Semaphore turn, Duration wait) {
        try {
            return turn.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
