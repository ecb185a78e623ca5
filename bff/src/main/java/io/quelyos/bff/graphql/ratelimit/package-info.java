/**
 * Admits operations by what tenants, plans and people may use in a minute. The counts are shared by all instances through
 * Redis; each instance takes small leases, so that most requests are admitted from memory.
 */
@NullMarked
package io.quelyos.bff.graphql.ratelimit;

import org.jspecify.annotations.NullMarked;
