package io.quelyos.persistence.redis;

import com.redis.om.spring.RedisModulesConfiguration;
import com.redis.om.spring.annotations.EnableRedisEnhancedRepositories;
import io.quelyos.persistence.redis.live.LiveNotices;
import io.quelyos.persistence.redis.live.LiveStreamStore;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.JedisClientConfigurationBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.data.redis.core.StringRedisTemplate;
import redis.clients.jedis.ConnectionPoolConfig;

/**
 * Redis OM on Boot's connection, with a bounded pool and short timeouts: a Redis that hangs must not hang requests. It
 * extends the library's configuration to leave out what the library does at start, so that a Redis that is down does not
 * matter then.
 */
@AutoConfiguration(after = DataRedisAutoConfiguration.class)
@EnableConfigurationProperties(RedisSettings.class)
@EnableRedisEnhancedRepositories(basePackageClasses = SessionDocuments.class, considerNestedRepositories = true)
class RedisOmAutoConfiguration extends RedisModulesConfiguration {

    @Bean
    static JedisClientConfigurationBuilderCustomizer boundedJedis(RedisSettings settings) {
        return builder -> {
            var pool = new ConnectionPoolConfig();
            pool.setMaxTotal(settings.maximumConnections());
            pool.setMaxIdle(settings.maximumConnections());
            pool.setMaxWait(settings.waitTimeout());
            builder
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .usePooling()
                .poolConfig(pool);
        };
    }

    /** Plain Redis has no search: documents are found by their ids, and no index is asked for. */
    @Override
    public void ensureIndexesAreCreated(ContextRefreshedEvent event) {}

    /** Nor has it Bloom filters. */
    @Override
    public void processBloom(ContextRefreshedEvent event) {}

    /** Nor cuckoo filters. */
    @Override
    public void processCuckoo(ContextRefreshedEvent event) {}

    @Bean
    SessionStore sessionStore(SessionDocuments documents, StringRedisTemplate redis) {
        return new SessionStore(documents, redis);
    }

    @Bean
    CounterStore counterStore(StringRedisTemplate redis) {
        return new CounterStore(redis);
    }

    @Bean
    PersistedQueryDocumentStore persistedQueryDocumentStore(
        PersistedQueryDocuments documents,
        StringRedisTemplate redis
    ) {
        return new PersistedQueryDocumentStore(documents, redis);
    }

    @Bean
    RecentlyViewedStore recentlyViewedStore(StringRedisTemplate redis) {
        return new RecentlyViewedStore(redis);
    }

    @Bean
    RateWindowStore rateWindowStore(StringRedisTemplate redis) {
        return new RateWindowStore(redis);
    }

    @Bean
    LiveStreamStore liveStreamStore(StringRedisTemplate redis) {
        return new LiveStreamStore(redis);
    }

    @Bean
    LiveNotices liveNotices(StringRedisTemplate redis) {
        return new LiveNotices(redis);
    }
}
