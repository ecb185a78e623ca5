package io.quelyos.bff.graphql.document;

import io.quelyos.auth.context.Audience;
import org.jspecify.annotations.Nullable;

/** The documents that client applications were built with. */
public interface TrustedDocuments {
    /** The text registered under an id for an audience; null when there is none. */
    @Nullable
    String find(Audience audience, String documentId);

    /** Whether an audience, or the application that the request names, may send registered documents only. */
    boolean isTrustedOnly(Audience audience, @Nullable String clientName);
}
