package io.quelyos.persistence.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * What both doors' keys have in common: scoped to an actor and a mutation, kept for 24 hours. Hashes are hexadecimal text.
 */
public interface IdempotencyKeys {
    /** Takes the key until the transaction ends; false when another transaction has it. */
    boolean tryLock(String actor, String mutation, String keyHash);

    /** The answer that was given under the key. */
    @Nullable
    IdempotencyRow find(String actor, String mutation, String keyHash);

    /** Keeps an answer. */
    void save(String actor, String mutation, String keyHash, String requestHash, String payload);

    /** Forgets some answers that are older than 24 hours; called along with a save, so that no table grows for ever. */
    int deleteExpired();
}
