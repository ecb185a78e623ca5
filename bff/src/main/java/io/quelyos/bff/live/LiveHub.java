package io.quelyos.bff.live;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.persistence.redis.live.LiveEntry;
import io.quelyos.persistence.redis.live.LiveNotices;
import io.quelyos.persistence.redis.live.LivePosition;
import io.quelyos.persistence.redis.live.LiveStreamStore;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands what this instance hears on to the feeds of its clients. */
@Component
public final class LiveHub implements LiveNotices.Listener {

    private final LiveStreamStore streams;
    private final LiveSettings settings;
    private final Clock clock;
    private final Map<Place, Set<LiveFeed>> feeds = new ConcurrentHashMap<>();

    LiveHub(LiveStreamStore streams, LiveNotices notices, LiveSettings settings, Clock clock) {
        this.streams = streams;
        this.settings = settings;
        this.clock = clock;
        notices.subscribe(this);
    }

    /**
     * Opens a feed.
     *
     * @param after the position to go on from; null to begin now, which the feed's first event tells
     * @throws ApiException BAD_USER_INPUT for what is no position
     * @throws org.springframework.dao.DataAccessException when Redis does not answer
     */
    public LiveFeed open(TenantScoped scope, LiveTopic topic, @Nullable String after) {
        var place = new Place(scope.tenantId(), topic);
        LiveEvent started = after == null ? endOf(place, LiveEvent.STARTED) : null;
        LivePosition from = LivePosition.parse(started == null ? String.valueOf(after) : started.id());
        if (from == null) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "after is the eventId of an event that was received.");
        }
        // It begins by looking into the stream: what happened before it was on the list was not heard.
        var feed = new LiveFeed(new Origin(place), settings.lag(), from, started);
        feeds.compute(place, (key, there) -> {
            Set<LiveFeed> more = there == null ? ConcurrentHashMap.newKeySet() : there;
            more.add(feed);
            return more;
        });
        return feed;
    }

    private LiveEvent endOf(Place place, String kind) {
        LivePosition end = streams.end(place.tenant(), place.topic().name(), retention());
        return LiveEvent.of(end, kind, clock.instant());
    }

    private LiveStreamStore.Retention retention() {
        return new LiveStreamStore.Retention(settings.keptEvents(), settings.keptFor());
    }

    @Override
    public void eventAdded(TenantId tenant, String topic, LiveEntry entry) {
        feeds.getOrDefault(new Place(tenant, new LiveTopic(topic)), Set.of()).forEach(feed -> feed.offer(entry));
    }

    @Override
    public void sessionEnded(TenantId tenant, String hash) {}

    @Override
    public void noticesMissed() {
        feeds.values().forEach(ofOneTopic -> ofOneTopic.forEach(LiveFeed::catchUp));
    }

    private record Place(TenantId tenant, LiveTopic topic) {}

    private final class Origin implements LiveFeed.Source {

        private final Place place;

        private Origin(Place place) {
            this.place = place;
        }

        @Override
        public @Nullable List<LiveEntry> read(LivePosition after) {
            return streams.read(place.tenant(), place.topic().name(), after, settings.lag()).entries();
        }

        @Override
        public LiveEvent missed() {
            return endOf(place, LiveEvent.MISSED);
        }

        @Override
        public void remove(LiveFeed feed) {
            feeds.computeIfPresent(place, (key, there) -> {
                there.remove(feed);
                return there.isEmpty() ? null : there;
            });
        }
    }
}
