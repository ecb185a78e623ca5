package io.quelyos.bff.graphql.document;

import io.quelyos.auth.context.RequestContext;
import org.jspecify.annotations.Nullable;

/** Keeps the texts of automatic persisted queries, apart for each tenant and audience. */
public interface PersistedQueryStore {
    /** The text that was kept under a hash; null when it is not there. */
    @Nullable
    String find(RequestContext context, String sha256Hash);

    /** Keeps a text that was checked against its hash and found valid. */
    void save(RequestContext context, String sha256Hash, String text);
}
