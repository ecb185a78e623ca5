package io.quelyos.bff.graphql.engine;

import com.github.benmanes.caffeine.cache.Cache;
import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import io.quelyos.auth.cache.LocalCache;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.bff.graphql.error.ErrorContract;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The prepared documents of one audience. Each audience has a cache of its own, so that a document that one audience may
 * send never skips the validation of another; and only valid documents are kept, so that nonsense evicts nothing.
 */
final class DocumentCache {

    /** Characters that an entry weighs beyond its text, so that very many small ones are bounded too. */
    private static final int OVERHEAD = 500;
    /** A document that would take a larger part of the cache than this is prepared anew each time. */
    private static final int SHARE_OF_ONE = 100;

    private final GraphQLSchema schema;
    private final GraphQlLimits limits;
    private final ParserOptions parserOptions;
    private final Cache<String, PreparedDocument> prepared;
    private final int longestKept;

    DocumentCache(GraphQLSchema schema, GraphQlLimits limits) {
        this.schema = schema;
        this.limits = limits;
        this.parserOptions = ParserOptions.getDefaultOperationParserOptions().transform(options ->
            options
                .maxTokens(limits.tokens())
                .maxCharacters(limits.bodyBytes())
                .captureSourceLocation(true)
                .captureIgnoredChars(false)
                .captureLineComments(false)
        );
        this.longestKept = limits.preparedCharacters() / SHARE_OF_ONE;
        this.prepared = LocalCache.newBuilder()
            .maximumWeight(limits.preparedCharacters())
            .weigher((String text, PreparedDocument document) -> text.length() + OVERHEAD)
            .build();
    }

    PreparedDocument prepare(String text) {
        PreparedDocument known = prepared.getIfPresent(text);
        if (known != null) {
            return known;
        }
        PreparedDocument fresh = parseValidateMeasure(text);
        if (fresh.errors().isEmpty() && text.length() <= longestKept) {
            prepared.put(text, fresh);
        }
        return fresh;
    }

    private PreparedDocument parseValidateMeasure(String text) {
        ExecutionInput input = ExecutionInput.newExecutionInput()
            .query(text)
            .locale(Locale.ENGLISH)
            .graphQLContext(Map.of(ParserOptions.class, parserOptions))
            .build();
        ParseAndValidateResult result = ParseAndValidate.parseAndValidate(schema, input);
        if (result.isFailure()) {
            List<GraphQLError> errors = result.getErrors();
            return PreparedDocument.refused(errors);
        }
        if (isAboutNothing(result.getDocument())) {
            // The engine's own validation passes over it.
            return PreparedDocument.refused(
                List.of(
                    ErrorContract.of(
                        new ApiException(
                            ApiErrorCode.GRAPHQL_VALIDATION_FAILED,
                            "Schema is not configured for subscriptions."
                        )
                    )
                )
            );
        }
        var shape = new DocumentShape(result.getDocument());
        try {
            shape.check(limits);
        } catch (ApiException refusal) {
            return PreparedDocument.refused(List.of(ErrorContract.of(refusal)));
        }
        return PreparedDocument.of(result.getDocument(), shape, text.length());
    }

    private boolean isAboutNothing(Document document) {
        return (
            schema.getSubscriptionType() == null &&
            document
                .getDefinitionsOfType(OperationDefinition.class)
                .stream()
                .anyMatch(operation -> operation.getOperation() == OperationDefinition.Operation.SUBSCRIPTION)
        );
    }
}
