package io.quelyos.bff.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.persistence.redis.live.LiveEntry;
import io.quelyos.persistence.redis.live.LivePosition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A feed gives every event once and in order, whatever becomes of what it hears. */
class LiveFeedTest {

    private static final Duration NOW = Duration.ZERO;

    /** A stream in memory, from which the beginning can be cut off and which can be out of reach. */
    private static final class Stream implements LiveFeed.Source {

        private static final int READ_AT_ONCE = 3;
        private final List<LiveEntry> entries = new ArrayList<>();
        private long floor = -1;
        private boolean isAway;

        LiveEntry add() {
            LivePosition position = LivePosition.of(entries.size() + "-0");
            var entry = new LiveEntry(position, "CHANGED", "{}", Instant.EPOCH);
            entries.add(entry);
            return entry;
        }

        @Override
        public @Nullable List<LiveEntry> read(LivePosition after) {
            if (isAway) {
                throw new org.springframework.dao.QueryTimeoutException("away");
            }
            return after.milliseconds() < floor
                ? null
                : entries
                      .stream()
                      .filter(entry -> entry.position().compareTo(after) > 0)
                      .limit(READ_AT_ONCE)
                      .toList();
        }

        @Override
        public LiveEvent missed() {
            return LiveEvent.of(entries.getLast().position(), LiveEvent.MISSED, Instant.EPOCH);
        }

        @Override
        public void remove(LiveFeed feed) {}
    }

    @RepeatedTest(200)
    void givesEachEventOnceWhateverIsHeard() throws InterruptedException {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var stream = new Stream();
        stream.add();
        var feed = new LiveFeed(stream, 4, LivePosition.of("0-0"), null);
        List<String> given = new ArrayList<>();
        List<LiveEntry> repeated = new ArrayList<>();
        for (int step = 0; step < 200; step++) {
            switch (random.nextInt(6)) {
                case 0, 1 -> feed.offer(stream.add());
                // Its notice comes once more later.
                case 2 -> {
                    LiveEntry entry = stream.add();
                    feed.offer(entry);
                    repeated.add(entry);
                }
                case 3 -> repeated.forEach(feed::offer);
                // Its notice is lost, which is noticed.
                case 4 -> {
                    stream.add();
                    feed.catchUp();
                }
                default -> take(feed, given, random.nextInt(4));
            }
            if (random.nextInt(10) == 0) {
                stream.isAway = !stream.isAway;
            }
        }
        stream.isAway = false;
        feed.catchUp();
        take(feed, given, Integer.MAX_VALUE);
        List<String> all = stream.entries
            .stream()
            .skip(1)
            .map(entry -> entry.position().text())
            .toList();
        assertThat(given).as("seed %s", seed).isEqualTo(all);
    }

    @Test
    void tellsOnceThatSomethingWasMissedAndGoesOn() throws InterruptedException {
        var stream = new Stream();
        for (int i = 0; i < 10; i++) {
            stream.add();
        }
        stream.floor = 5;
        var feed = new LiveFeed(stream, 4, LivePosition.of("2-0"), null);
        LiveEvent missed = Objects.requireNonNull(feed.next(NOW));
        assertThat(missed.kind()).isEqualTo(LiveEvent.MISSED);
        assertThat(missed.id()).isEqualTo("9-0");
        feed.offer(stream.add());
        LiveEvent next = Objects.requireNonNull(feed.next(NOW));
        assertThat(next.id()).isEqualTo("10-0");
        assertThat(feed.next(NOW)).isNull();
    }

    @Test
    void endsWithItsReasonBeforeAnythingThatStillWaits() {
        var stream = new Stream();
        stream.add();
        var feed = new LiveFeed(stream, 4, LivePosition.of("0-0"), null);
        feed.offer(stream.add());
        feed.end(new ApiException(ApiErrorCode.UNAUTHENTICATED, "over"));
        feed.end(new ApiException(ApiErrorCode.UNAVAILABLE, "later"));
        assertThatThrownBy(() -> feed.next(NOW)).hasMessage("over");
    }

    private static void take(LiveFeed feed, List<String> given, int limit) throws InterruptedException {
        for (int i = 0; i < limit; i++) {
            LiveEvent event = feed.next(NOW);
            if (event == null) {
                return;
            }
            given.add(event.id());
        }
    }
}
