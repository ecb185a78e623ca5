package io.quelyos.persistence.redis;

import com.redis.om.spring.annotations.IndexCreationMode;
import com.redis.om.spring.annotations.IndexingOptions;
import org.springframework.data.annotation.Id;
import org.springframework.data.redis.core.RedisHash;

/**
 * The text of an automatic persisted query, for one tenant and audience.
 *
 * @param id made of the tenant, the audience and the text's hash by {@link RedisKeys}
 * @param savedAtMs when it was written last, in milliseconds since 1970
 */
@RedisHash(value = RedisKeys.TENANT_KEYSPACE, timeToLive = PersistedQueryDocument.LIFE_SECONDS)
@IndexingOptions(indexName = "none", creationMode = IndexCreationMode.SKIP_ALWAYS)
record PersistedQueryDocument(@Id String id, String text, long savedAtMs) {
    static final long LIFE_SECONDS = 24L * 3600;
}
