package io.quelyos.persistence.redis;

import com.redis.om.spring.repository.RedisEnhancedRepository;

/** Redis OM's access to sessions; used by {@link SessionStore} only. */
interface SessionDocuments extends RedisEnhancedRepository<SessionDocument, String> {}
