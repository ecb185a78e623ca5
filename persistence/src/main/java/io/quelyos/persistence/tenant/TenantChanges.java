package io.quelyos.persistence.tenant;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tells when a tenant, its domains or its origins changed, whoever changed them and on whichever server. It listens on a
 * connection of its own, because a pooled one would be handed to somebody else. While that connection is down nothing is
 * heard, so {@link #isListening()} tells caches not to trust what they hold, and they are told to empty themselves when it
 * is up again.
 */
public final class TenantChanges implements SmartLifecycle {

    /** Hears of changes; is called on the listening thread and must be quick. */
    public interface Listener {
        /** One tenant changed. */
        void tenantChanged(TenantId tenant);

        /** Changes may have been missed until now. */
        void changesMissed();
    }

    private static final Logger LOG = LoggerFactory.getLogger(TenantChanges.class);
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final String url;
    private final Properties login = new Properties();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final List<Listener> lastListeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean isRunning;
    private volatile boolean isListening;
    private volatile @Nullable Connection open;

    /**
     * @param url the JDBC address of the tenants' database
     * @param username the application role
     */
    public TenantChanges(String url, String username, String password) {
        this.url = url;
        login.setProperty("user", username);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "3");
        login.setProperty("loginTimeout", "5");
        login.setProperty("socketTimeout", "10");
        login.setProperty("tcpKeepAlive", "true");
        login.setProperty("ApplicationName", "quelyos tenant changes");
    }

    /** Adds somebody who wants to hear. */
    public void subscribe(Listener listener) {
        listeners.add(listener);
    }

    /** Adds somebody who wants to hear when all others have heard, because it remembers what was made of what they do. */
    public void subscribeLast(Listener listener) {
        lastListeners.add(listener);
    }

    /** Whether changes are heard at this moment. */
    public boolean isListening() {
        return isListening;
    }

    @Override
    public void start() {
        isRunning = true;
        Thread.ofVirtual().name("tenant-changes").start(this::run);
    }

    @Override
    public void stop() {
        isRunning = false;
        stopped.countDown();
        close(open);
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (isRunning) {
            try (Connection connection = DriverManager.getConnection(url, login)) {
                open = connection;
                listen(connection);
                pause = FIRST_PAUSE;
                receive(connection);
            } catch (SQLException exception) {
                if (isRunning) {
                    LOG.warn("Changes of tenants are not heard: {}; trying again in {}", exception.getMessage(), pause);
                }
            } finally {
                isListening = false;
                open = null;
            }
            rest(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen tenant_changed");
        }
        // In this order: what is read between the two is thrown away, what is read afterwards is kept up to date.
        tellMissed();
        isListening = true;
    }

    private void receive(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (isRunning) {
            PGNotification[] notifications = postgres.getNotifications((int) POLL.toMillis());
            if (notifications.length == 0 && !connection.isValid(2)) {
                throw new SQLException("the connection went silent");
            }
            for (PGNotification notification : notifications) {
                tell(notification.getParameter());
            }
        }
    }

    /** Tells of a change that was heard of, here or on another connection that listens to the same. */
    public void tell(String changed) {
        try {
            TenantId tenant = new TenantId(UUID.fromString(changed));
            listeners.forEach(listener -> listener.tenantChanged(tenant));
            lastListeners.forEach(listener -> listener.tenantChanged(tenant));
        } catch (IllegalArgumentException exception) {
            // Any role may notify; a text that is no tenant is no reason to trust the caches.
            LOG.debug("An unreadable notice about tenants: {}", changed, exception);
            tellMissed();
        }
    }

    private void tellMissed() {
        listeners.forEach(Listener::changesMissed);
        lastListeners.forEach(Listener::changesMissed);
    }

    private void rest(Duration pause) {
        try {
            if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                isRunning = false;
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            isRunning = false;
        }
    }

    private static void close(@Nullable Connection connection) {
        if (connection == null) {
            return;
        }
        try {
            // Not close: that would wait for the listening thread, which waits for notices.
            connection.abort(Runnable::run);
        } catch (SQLException exception) {
            LOG.debug("The connection for changes of tenants did not close cleanly", exception);
        }
    }
}
