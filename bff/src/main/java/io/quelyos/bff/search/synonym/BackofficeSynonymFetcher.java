package io.quelyos.bff.search.synonym;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.InputArgument;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.PageRequest;
import org.jspecify.annotations.Nullable;

/** Answers staff's fields and mutations of words that mean the same. */
@DgsComponent
final class BackofficeSynonymFetcher {

    private static final String ROOT = "BackofficeQuery";
    private static final String MUTATION = "Mutation";
    private final BackofficeSynonyms synonyms;

    BackofficeSynonymFetcher(BackofficeSynonyms synonyms) {
        this.synonyms = synonyms;
    }

    @DgsData(parentType = ROOT, field = "searchSynonyms")
    Connection<BackofficeSearchSynonym> searchSynonyms(
        TenantContext context,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after
    ) {
        return synonyms.list(context, PageRequest.of(first, after));
    }

    @DgsData(parentType = ROOT, field = "searchSynonym")
    @Nullable
    BackofficeSearchSynonym searchSynonym(TenantContext context, @InputArgument String id) {
        return GlobalId.decode(BackofficeSynonyms.PREFIX, id)
            .map(key -> synonyms.find(context, key))
            .orElse(null);
    }

    @DgsData(parentType = MUTATION, field = "backofficeSearchSynonymCreate")
    SynonymPayload create(TenantContext context, @InputArgument SynonymInput input) {
        return synonyms.create(context, input);
    }

    @DgsData(parentType = MUTATION, field = "backofficeSearchSynonymUpdate")
    SynonymPayload update(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument SynonymInput input
    ) {
        return synonyms.update(context, id, version, input);
    }

    @DgsData(parentType = MUTATION, field = "backofficeSearchSynonymDelete")
    SynonymDeletePayload delete(TenantContext context, @InputArgument String id, @InputArgument int version) {
        return synonyms.delete(context, id, version);
    }
}
