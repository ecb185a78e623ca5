package io.quelyos.persistence.redis;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patiently Redis is used; where it is comes from {@code spring.data.redis}.
 *
 * @param connectTimeout how long opening a connection may take
 * @param readTimeout how long one answer may take
 * @param waitTimeout how long a request waits for a free connection
 * @param maximumConnections connections at the most
 */
@ConfigurationProperties("quelyos.redis")
public record RedisSettings(
    @DefaultValue("500ms") Duration connectTimeout,
    @DefaultValue("1s") Duration readTimeout,
    @DefaultValue("1s") Duration waitTimeout,
    @DefaultValue("32") int maximumConnections
) {}
