package io.quelyos.bff.upload;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's type BackofficeUploadCreatePayload. */
record UploadCreatePayload(@Nullable Upload upload, List<UserError> userErrors) {
    /** The schema's type BackofficeUpload. */
    record Upload(UUID id, String url, int maxBytes) {}

    /** The schema's input BackofficeUploadCreateInput. */
    record Input(String fileName) {}

    static UploadCreatePayload refused(UserError error) {
        return new UploadCreatePayload(null, List.of(error));
    }
}
