package io.quelyos.bff.trusteddocument;

import io.quelyos.auth.context.Audience;

/** The schema's {@code SuperAdminTrustedDocumentsRegisterInput}. */
record RegisterInput(
    String clientName,
    String clientVersion,
    Audience audience,
    ManifestFormat format,
    String manifest,
    Boolean trustedOnly,
    String reason
) {}
