package io.quelyos.bff.graphql.type;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a deletion answers: the id of what is gone, or the reasons for which it is not. */
public record DeletedPayload(@Nullable UUID deletedId, List<UserError> userErrors) {
    public DeletedPayload {
        userErrors = List.copyOf(userErrors);
    }

    /** It is gone. */
    public static DeletedPayload done(UUID id) {
        return new DeletedPayload(id, List.of());
    }

    /** It is still there. */
    public static DeletedPayload refused(UserError userError) {
        return new DeletedPayload(null, List.of(userError));
    }
}
