package io.quelyos.bff.backup.download;

import io.quelyos.bff.graphql.type.UserError;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
record SuperAdminBackupDownloadPayload(
    @Nullable URI url,
    @Nullable OffsetDateTime expiresAt,
    List<UserError> userErrors
) {
    static SuperAdminBackupDownloadPayload refused(UserError error) {
        return new SuperAdminBackupDownloadPayload(null, null, List.of(error));
    }
}
