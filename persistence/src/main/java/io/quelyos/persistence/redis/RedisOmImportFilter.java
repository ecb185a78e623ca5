package io.quelyos.persistence.redis;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Keeps Redis OM's own auto-configuration out. It runs before Boot's and would connect without a pool, without timeouts and
 * without TLS; {@link RedisOmAutoConfiguration} brings the same beans in after Boot's connection exists.
 */
final class RedisOmImportFilter implements AutoConfigurationImportFilter {

    private static final String REDIS_OM = "com.redis.om.spring.RedisModulesConfiguration";

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        boolean[] isKept = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            isKept[i] = !REDIS_OM.equals(classes[i]);
        }
        return isKept;
    }
}
