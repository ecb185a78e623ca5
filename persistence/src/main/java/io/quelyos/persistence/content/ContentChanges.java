package io.quelyos.persistence.content;

import io.quelyos.persistence.tenant.TenantChanges;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tells whose public content changed, and whether everything is heard that was committed up to now.
 *
 * <p>PostgreSQL signals every listening session before it answers a commit, and gives a session its notices before the
 * answer to the next thing it asks. So whoever asks anything on the listening connection has heard of all commits that were
 * answered before. One such question serves all who wait, and for a short lease afterwards nothing is asked. Who changed
 * content waits for the lease before it answers ({@link #settle}); then no instance is left that may not have heard. No
 * clocks are compared, no instance needs to know of another, and one that is cut off hears nothing and keeps nothing.
 */
public final class ContentChanges implements SmartLifecycle, TenantDb.Settling {

    /** Hears of changes; must be quick, because requests wait meanwhile. */
    public interface Listener {
        /** Something of a tenant's changed. */
        void contentChanged(TenantId tenant);

        /** Changes may have been missed until now. */
        void changesMissed();
    }

    private static final Logger LOG = LoggerFactory.getLogger(ContentChanges.class);
    /** So that notices do not pile up while nobody asks, and a broken connection is noticed. */
    private static final Duration IDLE_LISTENING = Duration.ofSeconds(1);
    /** Two machines' seconds differ by far less than this part of a lease. */
    private static final int PART_OF_LEASE_IN_RESERVE = 10;
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final String url;
    private final Properties login = new Properties();
    private final ResponseCacheSettings settings;
    private final TenantChanges tenantChanges;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Heard heard;
    private volatile boolean isRunning;
    /** Written by whoever holds the lock. */
    private volatile @Nullable Ear ear;

    /** All that was committed before this moment of {@link System#nanoTime()} is heard. */
    private record Heard(long at) {}

    private record Ear(Connection connection, PGConnection notices, PreparedStatement question) {}

    /**
     * @param url the JDBC address of the tenants' database
     * @param username the application role
     */
    public ContentChanges(
        String url,
        String username,
        String password,
        ResponseCacheSettings settings,
        TenantChanges tenantChanges
    ) {
        this.tenantChanges = tenantChanges;
        this.url = url;
        this.settings = settings;
        login.setProperty("user", username);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "3");
        login.setProperty("loginTimeout", "5");
        login.setProperty("socketTimeout", "2");
        login.setProperty("tcpKeepAlive", "true");
        login.setProperty("ApplicationName", "quelyos content changes");
    }

    /** Adds somebody who wants to hear. */
    public void subscribe(Listener listener) {
        listeners.add(listener);
    }

    /**
     * Makes sure that every change is heard whose author was answered before this call. False where that is not to be had;
     * then nothing that is remembered may be trusted.
     */
    public boolean isUpToDate() {
        long oldest = System.nanoTime() - settings.lease().toNanos();
        return isHeardSince(oldest) || (settings.enabled() && ask(oldest));
    }

    @Override
    public boolean isNeeded() {
        return settings.enabled();
    }

    /** Waits until no instance may still give answers from before a change that is committed. */
    @Override
    public void settle() {
        long lease = settings.lease().toNanos();
        long until = System.nanoTime() + lease + lease / PART_OF_LEASE_IN_RESERVE;
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            // Of an interrupted thread it returns at once; the rest of a few milliseconds is spent awake.
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void start() {
        isRunning = true;
        if (settings.enabled()) {
            Thread.ofVirtual().name("content-changes").start(this::run);
        }
    }

    @Override
    public void stop() {
        isRunning = false;
        stopped.countDown();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    private boolean isHeardSince(long oldest) {
        Heard last = heard;
        return last != null && last.at() - oldest >= 0;
    }

    private boolean ask(long oldest) {
        try {
            if (ear == null || !asking.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            // Whoever had the lock before has asked for everybody who waited for it.
            Ear open = ear;
            return isHeardSince(oldest) || (open != null && listen(open));
        } finally {
            asking.unlock();
        }
    }

    private boolean listen(Ear open) {
        long asked = System.nanoTime();
        try {
            open.question().execute();
            for (PGNotification notice : open.notices().getNotifications()) {
                if (notice.getName().equals("tenant_changed")) {
                    // Answers are made of what is remembered of tenants too, which must not be older than they are.
                    tenantChanges.tell(notice.getParameter());
                } else {
                    tell(notice.getParameter());
                }
            }
            heard = new Heard(asked);
            return true;
        } catch (SQLException broken) {
            LOG.warn("Changes of content are not heard, and no answers are kept: {}", broken.getMessage());
            close();
            return false;
        }
    }

    private void run() {
        boolean isReported = false;
        while (isRunning) {
            asking.lock();
            try {
                Ear open = ear;
                if (open == null) {
                    open = open();
                    ear = open;
                    isReported = false;
                }
                listen(open);
            } catch (RuntimeException fault) {
                LOG.error("Changes of content are not heard for a moment", fault);
                close();
            } catch (SQLException unreachable) {
                if (!isReported) {
                    LOG.warn("Changes of content cannot be listened to: {}", unreachable.getMessage());
                    isReported = true;
                }
            } finally {
                asking.unlock();
            }
            rest();
        }
        asking.lock();
        try {
            close();
        } finally {
            asking.unlock();
        }
    }

    private Ear open() throws SQLException {
        Connection connection = DriverManager.getConnection(url, login);
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen content_changed");
            statement.execute("listen tenant_changed");
            // In this order: what is remembered before the two is thrown away, what comes after them is kept up to date.
            listeners.forEach(Listener::changesMissed);
            return new Ear(connection, connection.unwrap(PGConnection.class), connection.prepareStatement("select 1"));
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private void close() {
        heard = null;
        Ear open = ear;
        ear = null;
        listeners.forEach(Listener::changesMissed);
        if (open == null) {
            return;
        }
        try {
            open.connection().abort(Runnable::run);
        } catch (SQLException exception) {
            LOG.debug("The connection for changes of content did not close cleanly", exception);
        }
    }

    private void tell(String changed) {
        try {
            TenantId tenant = new TenantId(UUID.fromString(changed));
            listeners.forEach(listener -> listener.contentChanged(tenant));
        } catch (IllegalArgumentException exception) {
            // Any role may notify; a text that is no tenant is no reason to trust what is remembered.
            LOG.debug("An unreadable notice about content: {}", changed, exception);
            listeners.forEach(Listener::changesMissed);
        }
    }

    private void rest() {
        try {
            if (stopped.await(IDLE_LISTENING.toMillis(), TimeUnit.MILLISECONDS)) {
                isRunning = false;
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            isRunning = false;
        }
    }
}
