package io.quelyos.bff.graphql.idempotency;

/**
 * A mutation that has done what takes its time, such as the hashing of a password, and not yet what changes anything. A
 * fetcher returns it where that must not happen while a connection is held: under a key only the rest is done in the
 * transaction that keeps the answer, and what was answered before is not prepared again.
 *
 * @param <P> the payload
 */
@FunctionalInterface
public interface Prepared<P> {
    /** Does it. Called once, inside a transaction where the client sent a key. */
    P complete();
}
