/**
 * Events on their way to clients: a bounded stream for each topic of a tenant, from which whoever was away catches up, and
 * a channel on which every instance hears at once what happened.
 */
@NullMarked
package io.quelyos.persistence.redis.live;

import org.jspecify.annotations.NullMarked;
