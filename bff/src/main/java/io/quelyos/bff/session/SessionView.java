package io.quelyos.bff.session;

import io.quelyos.auth.session.Session;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An open session as its owner sees it, in the schema's types ShopSession and BackofficeStaffSession. */
record SessionView(
    UUID id,
    @Nullable String displayName,
    OffsetDateTime createdAt,
    OffsetDateTime lastUsedAt,
    OffsetDateTime expiresAt,
    @Nullable String userAgent,
    boolean current
) {
    static SessionView of(Session session, @Nullable String currentHash) {
        return new SessionView(
            session.id(),
            session.displayName(),
            utc(session.createdAt()),
            utc(session.lastUsedAt()),
            utc(session.expiresAt()),
            session.userAgent(),
            session.isSameAs(currentHash)
        );
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
