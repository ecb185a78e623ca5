package io.quelyos.bff.graphql.idempotency;

/**
 * Marks a payload that holds, or goes along with, a secret that was just made, such as a session. It is never stored: only
 * what its key was used for is. Sending such a mutation again with the same key does the work again, so its work must be
 * one that can be done again, such as opening a session; the same key with other arguments is refused.
 */
public interface SecretPayload {}
