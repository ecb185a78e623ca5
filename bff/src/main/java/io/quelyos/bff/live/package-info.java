/**
 * Tells clients what happens. Whoever changes something publishes an event in the same transaction; from there it goes to
 * Redis, and from Redis to every instance that has a client who listens. Knows no transport.
 */
@NullMarked
package io.quelyos.bff.live;

import org.jspecify.annotations.NullMarked;
