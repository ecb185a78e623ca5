package io.quelyos.persistence.replica;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Follows the replica, on a connection of its own to either server: how far the primary is, how far the replica is, and hence
 * up to which moment the replica has everything. It is let in after a look at its catalog, each time that it comes back.
 */
final class ReplicaWatch implements SmartLifecycle {

    /** How long a replica that was left out is left alone. */
    private static final Duration REST = Duration.ofSeconds(1);
    /** Between two looks at a replica that somebody is waiting for. */
    private static final Duration BREATH = Duration.ofMillis(5);
    /** As many as fill the longest lag that anybody waits for. */
    private static final int MOST_SAMPLES = 10_000;

    /** The catalog's check; throws when something is unsafe. */
    interface Guard {
        void check();
    }

    /**
     * Where a server is.
     *
     * @param url its JDBC address
     */
    record Address(String url, String username, String password) {
        Connection connect() throws SQLException {
            var login = new Properties();
            login.setProperty("user", username);
            login.setProperty("password", password);
            login.setProperty("connectTimeout", "2");
            login.setProperty("loginTimeout", "3");
            login.setProperty("socketTimeout", "3");
            login.setProperty("ApplicationName", "quelyos replica watch");
            return DriverManager.getConnection(url, login);
        }
    }

    private record Sample(long takenAt, long position) {}

    private final Address primary;
    private final Address secondary;
    private final Guard guard;
    private final Duration pollInterval;
    private final ReadReplica replica;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean isRunning;

    ReplicaWatch(Address primary, Address secondary, Guard guard, Duration pollInterval, ReadReplica replica) {
        this.primary = primary;
        this.secondary = secondary;
        this.guard = guard;
        this.pollInterval = pollInterval;
        this.replica = replica;
    }

    @Override
    public void start() {
        isRunning = true;
        Thread.ofVirtual().name("replica-watch").start(this::run);
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

    private void run() {
        while (isRunning) {
            try (Connection first = primary.connect(); Connection second = secondary.connect()) {
                follow(first, second);
            } catch (SQLException exception) {
                replica.leaveOut("it does not answer", exception);
            } catch (DataAccessException | IllegalStateException exception) {
                replica.leaveOut("it is not what it should be", exception);
            }
            rest(REST);
        }
    }

    private void follow(Connection first, Connection second) throws SQLException {
        if (ReplicaPositions.cluster(first) != ReplicaPositions.cluster(second)) {
            throw new IllegalStateException("it belongs to another database cluster");
        }
        Deque<Sample> ahead = new ArrayDeque<>();
        boolean isChecked = false;
        while (isRunning) {
            long now = System.nanoTime();
            if (ahead.size() < MOST_SAMPLES) {
                ahead.add(new Sample(now, ReplicaPositions.committed(first)));
            }
            long replayed = ReplicaPositions.replayed(second);
            if (replayed < 0) {
                throw new IllegalStateException("it is no replica");
            }
            Sample reached = null;
            while (!ahead.isEmpty() && ahead.getFirst().position() <= replayed) {
                reached = ahead.removeFirst();
            }
            if (reached != null) {
                // Only now does it have the catalog that this process found or made at its start.
                if (!isChecked) {
                    guard.check();
                    isChecked = true;
                }
                replica.see(new ReplicaView(null, replayed, reached.takenAt()));
            }
            rest(BREATH);
            awaitDemand();
        }
    }

    private void awaitDemand() {
        try {
            replica.awaitDemand(pollInterval);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            isRunning = false;
        }
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
}
