package io.quelyos.persistence.account;

import java.util.UUID;

/** What an active person is in one tenant at this moment. */
public record StaffStandingRow(UUID accountId, String displayName, String role) {}
