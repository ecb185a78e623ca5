package io.quelyos.bff.graphql.engine;

import graphql.GraphQLError;
import graphql.language.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document that was parsed, validated and measured for one audience.
 *
 * @param document null when there are errors
 * @param shape null when there are errors
 */
public record PreparedDocument(@Nullable Document document, @Nullable DocumentShape shape, List<GraphQLError> errors) {
    static PreparedDocument refused(List<? extends GraphQLError> errors) {
        return new PreparedDocument(null, null, List.copyOf(errors));
    }
}
