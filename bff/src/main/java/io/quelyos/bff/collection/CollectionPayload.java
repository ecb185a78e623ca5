package io.quelyos.bff.collection;

import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.collection.CollectionRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every mutation of a collection answers. */
public record CollectionPayload(@Nullable CollectionRow collection, List<UserError> userErrors) {
    static CollectionPayload done(CollectionRow collection) {
        return new CollectionPayload(collection, List.of());
    }

    static CollectionPayload refused(List<UserError> userErrors) {
        return new CollectionPayload(null, userErrors);
    }

    static CollectionPayload refused(UserError userError) {
        return refused(List.of(userError));
    }
}
