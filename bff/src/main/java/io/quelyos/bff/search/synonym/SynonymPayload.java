package io.quelyos.bff.search.synonym;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What creating and updating answer: the words as they are now, or the reasons for which nothing was done. */
public record SynonymPayload(@Nullable BackofficeSearchSynonym synonym, List<UserError> userErrors) {
    public SynonymPayload {
        userErrors = List.copyOf(userErrors);
    }

    static SynonymPayload done(BackofficeSearchSynonym synonym) {
        return new SynonymPayload(synonym, List.of());
    }

    static SynonymPayload refused(UserError... userErrors) {
        return new SynonymPayload(null, List.of(userErrors));
    }
}
