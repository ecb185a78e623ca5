package io.quelyos.bff.trusteddocument;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;

/** The schema's {@code SuperAdminTrustedDocumentsRegisterPayload}. */
record RegisterPayload(int documentCount, List<UserError> userErrors) {}
