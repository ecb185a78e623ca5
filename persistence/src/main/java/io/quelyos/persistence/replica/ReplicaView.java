package io.quelyos.persistence.replica;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the replica.
 *
 * @param reason why it is left out; null when it is not
 * @param position up to which it has replayed the database's log
 * @param seenAt a moment of this process ({@link System#nanoTime}) whose commits, and all before it, it has
 */
record ReplicaView(@Nullable String reason, long position, long seenAt) {
    static ReplicaView out(String reason) {
        return new ReplicaView(reason, 0, 0);
    }

    /** How far it is behind, at the most. */
    Duration lag() {
        return Duration.ofNanos(System.nanoTime() - seenAt);
    }

    /** Whether it has all that was committed until a moment. */
    boolean isAfter(long moment) {
        return seenAt - moment > 0;
    }
}
