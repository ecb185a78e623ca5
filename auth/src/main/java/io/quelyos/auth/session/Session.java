package io.quelyos.auth.session;

import io.quelyos.persistence.redis.SessionDocument;
import io.quelyos.persistence.redis.SessionKind;
import io.quelyos.persistence.tenant.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An open session, without its secret.
 *
 * @param id identifies it to people; a UUID, {@code ses_…} on the wire
 * @param hash the stored id, as contexts carry it
 * @param personId the account or customer; null for a guest
 * @param displayName the person's name when it was opened; null for a guest
 * @param lastUsedAt exact to a minute
 * @param expiresAt when it ends at the latest
 * @param userAgent what program opened it
 * @param guestHash the stored id of the guest's session that became this one; null where none did
 */
public record Session(
    UUID id,
    String hash,
    TenantId tenantId,
    SessionKind kind,
    @Nullable UUID personId,
    @Nullable String displayName,
    Instant createdAt,
    Instant lastUsedAt,
    Instant expiresAt,
    @Nullable String userAgent,
    @Nullable String guestHash
) {
    static Session of(SessionDocument document, Instant expiresAt) {
        return new Session(
            document.publicUuid(),
            document.hash(),
            document.tenant(),
            document.sessionKind(),
            document.person(),
            document.displayName(),
            Instant.ofEpochMilli(document.createdAtMs()),
            Instant.ofEpochMilli(document.lastUsedAtMs()),
            expiresAt,
            document.userAgent(),
            document.guestHash()
        );
    }

    /** Whether a context's session is this one. */
    public boolean isSameAs(@Nullable String contextSessionId) {
        return hash.equals(contextSessionId);
    }
}
