package io.quelyos.bff.graphql.engine;

import graphql.GraphQLError;
import graphql.language.Document;
import io.quelyos.bff.graphql.execution.OperationPlans;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document that was parsed, validated and measured for one audience.
 *
 * @param document null when there are errors
 * @param shape null when there are errors
 * @param plans null when there are errors
 */
public record PreparedDocument(
    @Nullable Document document,
    @Nullable DocumentShape shape,
    @Nullable OperationPlans plans,
    List<GraphQLError> errors
) {
    static PreparedDocument of(Document document, DocumentShape shape, int characters) {
        return new PreparedDocument(document, shape, new OperationPlans(document, characters), List.of());
    }

    static PreparedDocument refused(List<? extends GraphQLError> errors) {
        return new PreparedDocument(null, null, null, List.copyOf(errors));
    }
}
