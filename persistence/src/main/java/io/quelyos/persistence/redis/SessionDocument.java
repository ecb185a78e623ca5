package io.quelyos.persistence.redis;

import io.quelyos.persistence.tenant.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.redis.core.RedisHash;

/**
 * A session as Redis keeps it. It is found by its id only, so no search index is made (plain Redis has none). The
 * document's own time to live is a net under the exact one that {@link SessionStore} sets with the indexes.
 *
 * @param id made of the tenant and the hash of the secret by {@link RedisKeys}
 * @param publicId identifies the session to people without being its secret
 * @param personId the account or customer; null for a guest
 * @param displayName the person's name when the session was opened; null for a guest
 * @param createdAtMs when it was opened, in milliseconds since 1970
 * @param lastUsedAtMs when it was last used, exact to a minute
 * @param userAgent what program opened it
 * @param guestHash the hash of the guest's session that became this one; null where none did, and in older documents
 */
@RedisHash(value = RedisKeys.TENANT_KEYSPACE, timeToLive = SessionDocument.LONGEST_LIFE_SECONDS)
public record SessionDocument(
    @Id String id,
    String tenantId,
    String hash,
    String kind,
    String publicId,
    @Nullable String personId,
    @Nullable String displayName,
    long createdAtMs,
    long lastUsedAtMs,
    @Nullable String userAgent,
    @Nullable String guestHash
) {
    static final long LONGEST_LIFE_SECONDS = 400L * 24 * 3600;

    /** A new session. */
    public static SessionDocument opened(
        TenantId tenant,
        String hash,
        SessionKind kind,
        UUID publicId,
        @Nullable UUID personId,
        @Nullable String displayName,
        Instant now,
        @Nullable String userAgent,
        @Nullable String guestHash
    ) {
        return new SessionDocument(
            RedisKeys.sessionDocumentId(tenant, hash),
            tenant.toString(),
            hash,
            kind.code(),
            publicId.toString(),
            personId == null ? null : personId.toString(),
            displayName,
            now.toEpochMilli(),
            now.toEpochMilli(),
            userAgent,
            guestHash
        );
    }

    public TenantId tenant() {
        return TenantId.of(tenantId);
    }

    /** The public identity. */
    public UUID publicUuid() {
        return UUID.fromString(publicId);
    }

    /** The account or customer; null for a guest. */
    public @Nullable UUID person() {
        return personId == null ? null : UUID.fromString(personId);
    }

    /** Whose session it is. */
    public SessionKind sessionKind() {
        return switch (kind) {
            case "guest" -> SessionKind.GUEST;
            case "customer" -> SessionKind.CUSTOMER;
            case "staff" -> SessionKind.STAFF;
            default -> throw new IllegalStateException("unknown kind of session: " + kind);
        };
    }
}
