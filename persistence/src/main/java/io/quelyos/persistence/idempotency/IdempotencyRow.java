package io.quelyos.persistence.idempotency;

/**
 * An answer that was given.
 *
 * @param requestHash of the arguments that came with the key, hexadecimal
 * @param payload the answer as JSON
 */
public record IdempotencyRow(String requestHash, String payload) {}
