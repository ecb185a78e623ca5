package io.quelyos.bff.graphql.document;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.RequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the text of the document that a request asks to run. A hash is compared with its text whenever a text is there;
 * ids of trusted documents are looked up as their generators wrote them, never computed anew.
 */
@Component
public final class DocumentResolver {

    private final PersistedQueryStore persistedQueries;
    private final TrustedDocuments trustedDocuments;

    DocumentResolver(PersistedQueryStore persistedQueries, TrustedDocuments trustedDocuments) {
        this.persistedQueries = persistedQueries;
        this.trustedDocuments = trustedDocuments;
    }

    /**
     * A document's text, and the hash to keep it under once it proved valid.
     *
     * @param hashToSave null when there is nothing to keep
     */
    public record Resolved(String text, @Nullable String hashToSave) {}

    /** Whether an audience, or the application that a request names, may send registered documents only. */
    public boolean isTrustedOnly(RequestContext context, @Nullable String clientName) {
        return trustedDocuments.isTrustedOnly(context.audience(), clientName);
    }

    /** Finds the text; refuses with the codes of the contract. */
    public Resolved resolve(RequestContext context, DocumentRequest request) {
        if (request.documentId() != null) {
            return trusted(context, request.documentId(), request.text());
        }
        PersistedQueryExtension persisted = PersistedQueryExtension.of(request.extensions());
        boolean isTrustedOnly = trustedDocuments.isTrustedOnly(context.audience(), request.clientName());
        if (persisted != null) {
            String registered = trustedDocuments.find(context.audience(), persisted.sha256Hash());
            if (registered != null) {
                requireFitting(persisted, request.text());
                return new Resolved(registered, null);
            }
        }
        if (isTrustedOnly) {
            throw new ApiException(
                ApiErrorCode.PERSISTED_QUERY_ONLY,
                "Only registered documents may be sent here; register the application's manifest first."
            );
        }
        return persisted == null ? plain(request.text()) : automatic(context, persisted, request.text());
    }

    /** Keeps a text for the next request with its hash. */
    public void save(RequestContext context, Resolved resolved) {
        if (resolved.hashToSave() != null) {
            persistedQueries.save(context, resolved.hashToSave(), resolved.text());
        }
    }

    private Resolved trusted(RequestContext context, String documentId, @Nullable String text) {
        String registered = trustedDocuments.find(context.audience(), documentId);
        if (registered == null) {
            throw new ApiException(ApiErrorCode.PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound");
        }
        if (text != null && !text.equals(registered)) {
            throw new ApiException(
                ApiErrorCode.BAD_REQUEST,
                "The document's text is not the one registered under its id."
            );
        }
        return new Resolved(registered, null);
    }

    private static Resolved plain(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new ApiException(
                ApiErrorCode.BAD_REQUEST,
                "Send a document as query, or the id of a registered one as documentId."
            );
        }
        return new Resolved(text, null);
    }

    private Resolved automatic(RequestContext context, PersistedQueryExtension persisted, @Nullable String text) {
        requireFitting(persisted, text);
        if (text != null) {
            return new Resolved(text, persisted.sha256Hash());
        }
        String kept = persistedQueries.find(context, persisted.sha256Hash());
        if (kept == null) {
            // Clients compare this very text (Apollo's protocol).
            throw new ApiException(ApiErrorCode.PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound");
        }
        return new Resolved(kept, null);
    }

    private static void requireFitting(PersistedQueryExtension persisted, @Nullable String text) {
        if (text != null && !persisted.fits(text)) {
            throw new ApiException(ApiErrorCode.BAD_REQUEST, "provided sha does not match query");
        }
    }
}
