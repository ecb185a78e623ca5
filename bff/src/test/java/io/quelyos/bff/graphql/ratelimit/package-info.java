/** Tests of rate limits on a real Redis, and without one. */
@NullMarked
package io.quelyos.bff.graphql.ratelimit;

import org.jspecify.annotations.NullMarked;
