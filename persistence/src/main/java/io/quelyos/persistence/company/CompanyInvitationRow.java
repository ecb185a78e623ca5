package io.quelyos.persistence.company;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the link of an invitation leads to.
 *
 * @param invitedBy whose word it is; null where staff invited
 */
public record CompanyInvitationRow(UUID id, UUID companyId, String email, String role, @Nullable UUID invitedBy) {}
