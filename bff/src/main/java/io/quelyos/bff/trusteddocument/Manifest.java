package io.quelyos.bff.trusteddocument;

import io.quelyos.auth.context.Audience;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one version of an application.
 *
 * @param documents with distinct ids
 * @param isTrustedOnly whether the application may send registered documents only; null to leave that as it is
 */
record Manifest(
    String clientName,
    String clientVersion,
    Audience audience,
    List<ManifestDocument> documents,
    @Nullable Boolean isTrustedOnly
) {
    List<String> ids() {
        return documents.stream().map(ManifestDocument::id).toList();
    }

    List<String> texts() {
        return documents.stream().map(ManifestDocument::text).toList();
    }

    List<String> names() {
        return documents.stream().map(ManifestDocument::name).toList();
    }
}
