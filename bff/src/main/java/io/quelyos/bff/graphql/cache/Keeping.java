package io.quelyos.bff.graphql.cache;

import graphql.schema.DataFetchingEnvironment;

/** Whether the answer of a running operation may be kept: what its fetchers know and its document does not tell. */
public final class Keeping {

    private volatile boolean isForbidden;

    /** For fetchers whose values can change without a change of the tenant's data. */
    public static void forbid(DataFetchingEnvironment environment) {
        Keeping keeping = environment.getGraphQlContext().get(Keeping.class);
        if (keeping != null) {
            keeping.isForbidden = true;
        }
    }

    public boolean isForbidden() {
        return isForbidden;
    }
}
