package io.quelyos.persistence.redis.live;

import io.quelyos.persistence.redis.RedisKeys;
import io.quelyos.persistence.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.SubscriptionListener;
import org.springframework.data.redis.core.StringRedisTemplate;
import redis.clients.jedis.Jedis;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hears what all instances tell each other, on one connection for this whole instance. It speaks to itself now and then:
 * when it does not hear that either, the connection is dead, however alive it looks, and is made anew. What was said
 * meanwhile is lost, so listeners are told to look into the streams.
 */
public final class LiveNotices implements SmartLifecycle {

    /** Hears; is called on the one listening thread and must be quick. */
    public interface Listener {
        /** An event was written into a topic's stream. */
        void eventAdded(TenantId tenant, String topic, LiveEntry entry);

        /**
         * A session was ended.
         *
         * @param hash the session's stored id
         */
        void sessionEnded(TenantId tenant, String hash);

        /** Notices may have been missed until now. */
        void noticesMissed();
    }

    private static final Logger LOG = LoggerFactory.getLogger(LiveNotices.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PROBE = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(16);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final StringRedisTemplate redis;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean isRunning;
    private volatile boolean isListening;
    private volatile long heardAt = System.nanoTime();
    private volatile @Nullable RedisConnection open;

    public LiveNotices(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /** Adds somebody who wants to hear. */
    public void subscribe(Listener listener) {
        listeners.add(listener);
    }

    /** Whether notices are heard at this moment. */
    public boolean isListening() {
        return isListening;
    }

    @Override
    public void start() {
        isRunning = true;
        Thread.ofVirtual().name("live-notices").start(this::listen);
        Thread.ofVirtual().name("live-probe").start(this::probe);
    }

    @Override
    public void stop() {
        isRunning = false;
        stopped.countDown();
        disconnect();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** Ends the connection without a word, as a broken network does; another one is made at once. */
    public void disconnect() {
        RedisConnection connection = open;
        if (connection != null && connection.getNativeConnection() instanceof Jedis jedis) {
            jedis.disconnect();
        }
    }

    private void listen() {
        Duration pause = FIRST_PAUSE;
        while (isRunning) {
            try (RedisConnection connection = connect()) {
                open = connection;
                heardAt = System.nanoTime();
                connection.pSubscribe(
                    new Ear(),
                    RedisKeys.liveChannels().getBytes(StandardCharsets.UTF_8),
                    RedisKeys.liveProbe().getBytes(StandardCharsets.UTF_8)
                );
            } catch (DataAccessException exception) {
                if (isRunning) {
                    LOG.warn("Live events are not heard: {}; trying again in {}", exception.getMessage(), pause);
                }
            } catch (RuntimeException fault) {
                // Whatever it is, an instance that is deaf for ever is worse.
                LOG.error("Live events are not heard; trying again in {}", pause, fault);
            } finally {
                pause = isListening ? FIRST_PAUSE : pause;
                isListening = false;
                open = null;
            }
            rest(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private RedisConnection connect() {
        return redis.getRequiredConnectionFactory().getConnection();
    }

    private void probe() {
        while (isRunning) {
            try {
                redis.convertAndSend(RedisKeys.liveProbe(), "");
            } catch (DataAccessException exception) {
                LOG.debug("Redis does not take the probe", exception);
            }
            if (open != null && System.nanoTime() - heardAt > SILENCE.toNanos()) {
                LOG.warn("Live events were not heard for {}; connecting anew", SILENCE);
                disconnect();
            }
            rest(PROBE);
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

    private void hear(String channel, String text) {
        heardAt = System.nanoTime();
        if (channel.equals(RedisKeys.liveProbe())) {
            return;
        }
        try {
            TenantId tenant = RedisKeys.tenantOfChannel(channel);
            JsonNode notice = JSON.readTree(text);
            if (notice.has("session")) {
                String session = notice.path("session").asString();
                listeners.forEach(listener -> listener.sessionEnded(tenant, session));
            } else {
                String topic = notice.path("topic").asString();
                LiveEntry entry = entry(notice);
                listeners.forEach(listener -> listener.eventAdded(tenant, topic, entry));
            }
        } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException unreadable) {
            // Another version of the product may speak otherwise; the streams have what it says.
            LOG.warn("An unreadable notice on {}", channel, unreadable);
            listeners.forEach(Listener::noticesMissed);
        }
    }

    private static LiveEntry entry(JsonNode notice) {
        return new LiveEntry(
            LivePosition.of(notice.path("id").asString()),
            notice.path("kind").asString(),
            notice.path("payload").asString(),
            Instant.parse(notice.path("at").asString())
        );
    }

    private final class Ear implements MessageListener, SubscriptionListener {

        @Override
        public void onMessage(Message message, byte @Nullable [] pattern) {
            hear(
                new String(message.getChannel(), StandardCharsets.UTF_8),
                new String(message.getBody(), StandardCharsets.UTF_8)
            );
        }

        @Override
        public void onPatternSubscribed(byte[] pattern, long count) {
            heardAt = System.nanoTime();
            if (new String(pattern, StandardCharsets.UTF_8).equals(RedisKeys.liveChannels())) {
                isListening = true;
                listeners.forEach(Listener::noticesMissed);
            }
        }
    }
}
