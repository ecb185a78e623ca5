package io.quelyos.bff.graphql.http.answer;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import io.quelyos.bff.graphql.schema.FieldPolicies;
import io.quelyos.bff.graphql.schema.FieldPolicy.CacheRule;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How long the answer of a query may be kept, from the {@code @cacheControl} of its fields: the shortest age wins, private
 * wins, and an object field that says nothing makes the whole answer uncacheable. Plain values take the age of the object
 * they belong to.
 */
public final class CachePolicy {

    private static final List<String> CREDENTIAL_HEADERS = List.of("Cookie", "Authorization", "X-Session-Id");

    /** Seconds and scope; an age of 0 means: not at all. */
    public record Result(int maxAgeSeconds, boolean isPrivate) {
        public static final Result NONE = new Result(0, true);

        /** The value of the Cache-Control header. */
        String header() {
            return maxAgeSeconds == 0 ? "no-store" : (isPrivate ? "private" : "public") + ", max-age=" + maxAgeSeconds;
        }

        /** Keeps the answers that a credential was sent for out of shared caches. */
        Result narrowedFor(HttpServletRequest request) {
            return maxAgeSeconds > 0 && CREDENTIAL_HEADERS.stream().anyMatch(name -> request.getHeader(name) != null)
                ? new Result(maxAgeSeconds, true)
                : this;
        }
    }

    private final GraphQLSchema schema;
    private final FieldPolicies policies;
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Set<String> visitedFragments = new HashSet<>();
    private int maxAgeSeconds = Integer.MAX_VALUE;
    private boolean isPrivate = false;

    private CachePolicy(GraphQLSchema schema, FieldPolicies policies, Document document) {
        this.schema = schema;
        this.policies = policies;
        document
            .getDefinitionsOfType(FragmentDefinition.class)
            .forEach(fragment -> fragments.put(fragment.getName(), fragment));
    }

    /** The policy of one operation of a document. */
    public static Result of(
        GraphQLSchema schema,
        FieldPolicies policies,
        Document document,
        OperationDefinition operation
    ) {
        if (operation.getOperation() != OperationDefinition.Operation.QUERY) {
            return Result.NONE;
        }
        var policy = new CachePolicy(schema, policies, document);
        policy.visit(schema.getQueryType(), operation.getSelectionSet(), true);
        return policy.maxAgeSeconds == 0 || policy.maxAgeSeconds == Integer.MAX_VALUE
            ? Result.NONE
            : new Result(policy.maxAgeSeconds, policy.isPrivate);
    }

    private void visit(GraphQLFieldsContainer parent, @Nullable SelectionSet selections, boolean isRoot) {
        if (selections == null) {
            return;
        }
        for (Selection<?> selection : selections.getSelections()) {
            switch (selection) {
                case Field field -> field(parent, field, isRoot);
                case InlineFragment fragment -> visit(
                    fragment.getTypeCondition() == null ? parent : container(fragment.getTypeCondition().getName()),
                    fragment.getSelectionSet(),
                    isRoot
                );
                case FragmentSpread spread -> fragment(spread.getName(), isRoot);
                default -> maxAgeSeconds = 0;
            }
        }
    }

    private void fragment(String name, boolean isRoot) {
        FragmentDefinition fragment = fragments.get(name);
        if (fragment != null && visitedFragments.add(name)) {
            visit(container(fragment.getTypeCondition().getName()), fragment.getSelectionSet(), isRoot);
        }
    }

    private void field(GraphQLFieldsContainer parent, Field field, boolean isRoot) {
        GraphQLFieldDefinition definition = parent.getFieldDefinition(field.getName());
        if (field.getName().equals("__typename")) {
            return;
        }
        if (definition == null) {
            maxAgeSeconds = 0;
            return;
        }
        var type = (GraphQLNamedOutputType) GraphQLTypeUtil.unwrapAll(definition.getType());
        CacheRule ofField = policies.of(parent.getName(), field.getName()).cache();
        CacheRule rule = ofField != null ? ofField : policies.cacheOfType(type.getName());
        boolean isSurface = isRoot && type instanceof GraphQLCompositeType;
        if (rule != null) {
            apply(rule);
        } else if (type instanceof GraphQLCompositeType && !isSurface) {
            maxAgeSeconds = 0;
        }
        if (type instanceof GraphQLFieldsContainer container) {
            visit(container, field.getSelectionSet(), false);
        }
    }

    private void apply(CacheRule rule) {
        if (rule.maxAgeSeconds() != null) {
            maxAgeSeconds = Math.min(maxAgeSeconds, rule.maxAgeSeconds());
        } else if (!rule.inherits()) {
            maxAgeSeconds = 0;
        }
        isPrivate |= rule.isPrivate();
    }

    private GraphQLFieldsContainer container(String type) {
        return (GraphQLFieldsContainer) schema.getType(type);
    }
}
