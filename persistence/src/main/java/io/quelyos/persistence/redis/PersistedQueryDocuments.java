package io.quelyos.persistence.redis;

import com.redis.om.spring.repository.RedisEnhancedRepository;

/** Redis OM's access to persisted queries; used by {@link PersistedQueryDocumentStore} only. */
interface PersistedQueryDocuments extends RedisEnhancedRepository<PersistedQueryDocument, String> {}
