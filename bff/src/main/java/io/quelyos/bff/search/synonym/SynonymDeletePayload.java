package io.quelyos.bff.search.synonym;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What deleting answers. */
public record SynonymDeletePayload(@Nullable UUID deletedId, List<UserError> userErrors) {
    public SynonymDeletePayload {
        userErrors = List.copyOf(userErrors);
    }

    static SynonymDeletePayload refused(UserError userError) {
        return new SynonymDeletePayload(null, List.of(userError));
    }
}
