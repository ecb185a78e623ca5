package io.quelyos.persistence.company;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invitation that nobody has accepted yet.
 *
 * @param role BUYER, APPROVER or ADMIN
 * @param invitedBy names who invited; null where staff did
 */
public record PendingInvitationRow(
    UUID id,
    UUID companyId,
    String email,
    String role,
    @Nullable String invitedBy,
    OffsetDateTime expiresAt,
    OffsetDateTime createdAt
) {}
