package io.quelyos.auth.session;

/**
 * A session that was opened just now.
 *
 * @param secret what the client sends from now on; shown this once
 */
public record OpenedSession(Session session, String secret) {
    /** Never shows the secret. */
    @Override
    public String toString() {
        return "OpenedSession[session=" + session + "]";
    }
}
