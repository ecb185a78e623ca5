package io.quelyos.bff.graphql.document;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a request names its document.
 *
 * @param text the document itself
 * @param documentId the id of a trusted document
 * @param extensions of the protocol; {@code persistedQuery} is read here
 * @param clientName the application by its own words, from Apollo's header
 */
public record DocumentRequest(
    @Nullable String text,
    @Nullable String documentId,
    Map<String, Object> extensions,
    @Nullable String clientName
) {}
