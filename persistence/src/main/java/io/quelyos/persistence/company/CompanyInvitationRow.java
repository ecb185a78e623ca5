package io.quelyos.persistence.company;

import java.util.UUID;

/** What the link of an invitation leads to. */
public record CompanyInvitationRow(UUID id, UUID companyId, String email, String role) {}
