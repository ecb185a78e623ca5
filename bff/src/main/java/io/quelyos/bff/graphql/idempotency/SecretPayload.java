package io.quelyos.bff.graphql.idempotency;

/**
 * Marks a payload that holds, or goes along with, a secret that was just made, such as a session. It is never stored:
 * sending such a mutation again with the same key does the work again, which is safe because opening a session changes
 * nothing but the session itself.
 */
public interface SecretPayload {}
