package io.quelyos.bff.catalog;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;

/**
 * A reason for which a draft is not written.
 *
 * @param path the part of the draft, as {@code [variants, 0, price]}, named as in the inputs of the schema
 */
public record DraftProblem(List<String> path, UserError.Code code, String message) {
    public DraftProblem {
        path = List.copyOf(path);
    }

    static DraftProblem at(UserError.Code code, String message, String... path) {
        return new DraftProblem(List.of(path), code, message);
    }
}
