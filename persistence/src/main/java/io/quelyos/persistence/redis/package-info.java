/**
 * What Redis keeps: Redis OM documents found by their id only, small sets beside them, and counters. Every key is built by
 * {@link io.quelyos.persistence.redis.RedisKeys} and begins with the tenant.
 */
@NullMarked
package io.quelyos.persistence.redis;

import org.jspecify.annotations.NullMarked;
