package io.quelyos.bff.graphql.schema;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.SchemaTransformer;
import graphql.schema.transform.FieldVisibilitySchemaTransformation;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import io.quelyos.auth.context.Audience;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The schema as each audience sees it: one pruned schema per audience, made at the start. What an audience cannot reach is
 * not hidden but absent, so introspection, validation and suggestions treat it exactly like a misspelt name.
 */
public final class AudienceSchemas {

    /** Directives that clients write; the others are about the server's own business and not shown. */
    private static final Set<String> CLIENT_DIRECTIVES = Set.of(
        "include",
        "skip",
        "deprecated",
        "specifiedBy",
        "oneOf",
        "idempotent"
    );

    /** Directives of those who buy: what staff enter and read is in the tenant's own language and money. */
    private static final Set<String> BUYERS_DIRECTIVES = Set.of("inContext");
    private static final Set<Audience> BUYERS = EnumSet.of(Audience.VISITOR, Audience.CUSTOMER);

    private final Map<Audience, GraphQLSchema> schemas = new EnumMap<>(Audience.class);

    public AudienceSchemas(ProductSchema product) {
        Set<String> ofBuyers = new HashSet<>(CLIENT_DIRECTIVES);
        ofBuyers.addAll(BUYERS_DIRECTIVES);
        GraphQLSchema shownToBuyers = withDirectives(product.schema(), ofBuyers);
        GraphQLSchema shownToOthers = withDirectives(product.schema(), CLIENT_DIRECTIVES);
        for (Audience audience : Audience.values()) {
            GraphQLSchema shown = BUYERS.contains(audience) ? shownToBuyers : shownToOthers;
            schemas.put(audience, prune(shown, product.policies(), audience));
        }
    }

    /** The schema of one audience. */
    public GraphQLSchema of(Audience audience) {
        GraphQLSchema schema = schemas.get(audience);
        if (schema == null) {
            throw new IllegalStateException("no schema for " + audience);
        }
        return schema;
    }

    private static GraphQLSchema withDirectives(GraphQLSchema schema, Set<String> kept) {
        return SchemaTransformer.transformSchema(
            schema,
            new GraphQLTypeVisitorStub() {
                @Override
                public TraversalControl visitGraphQLDirective(
                    GraphQLDirective node,
                    TraverserContext<GraphQLSchemaElement> context
                ) {
                    return keepOrDelete(node.getName(), context);
                }

                @Override
                public TraversalControl visitGraphQLAppliedDirective(
                    GraphQLAppliedDirective node,
                    TraverserContext<GraphQLSchemaElement> context
                ) {
                    return keepOrDelete(node.getName(), context);
                }

                private TraversalControl keepOrDelete(String name, TraverserContext<GraphQLSchemaElement> context) {
                    return kept.contains(name) ? TraversalControl.CONTINUE : deleteNode(context);
                }
            }
        );
    }

    private static GraphQLSchema prune(GraphQLSchema whole, FieldPolicies policies, Audience audience) {
        GraphQLSchema schema = withoutEmptyRoot(whole, policies, audience);
        GraphQLSchema pruned = new FieldVisibilitySchemaTransformation(environment ->
            isVisible(environment.getSchemaElement(), environment.getParentElement(), policies, audience)
        ).apply(schema);
        Set<String> reachable = reachable(pruned);
        return pruned.transform(builder -> {
            Set<GraphQLType> additional = new LinkedHashSet<>(pruned.getAdditionalTypes());
            additional.removeIf(type -> !reachable.contains(((GraphQLNamedType) type).getName()));
            builder.clearAdditionalTypes().additionalTypes(additional);
        });
    }

    /** A root that would lose all its fields is taken away first: the pruning leaves it without any, which is invalid. */
    private static GraphQLSchema withoutEmptyRoot(GraphQLSchema schema, FieldPolicies policies, Audience audience) {
        GraphQLObjectType root = schema.getSubscriptionType();
        boolean isEmpty =
            root != null &&
            root
                .getFieldDefinitions()
                .stream()
                .noneMatch(field -> policies.of(root.getName(), field.getName()).isVisibleTo(audience));
        return isEmpty ? schema.transform(builder -> builder.subscription((GraphQLObjectType) null)) : schema;
    }

    private static boolean isVisible(
        GraphQLSchemaElement element,
        GraphQLSchemaElement parent,
        FieldPolicies policies,
        Audience audience
    ) {
        return (
            !(element instanceof GraphQLFieldDefinition field) ||
            !(parent instanceof GraphQLObjectType type) ||
            policies.of(type.getName(), field.getName()).isVisibleTo(audience)
        );
    }

    /** The names of the types that can be reached from the roots, implementations of reachable interfaces included. */
    static Set<String> reachable(GraphQLSchema schema) {
        Set<String> seen = new HashSet<>();
        var open = new ArrayDeque<GraphQLSchemaElement>();
        open.add(schema.getQueryType());
        if (schema.getMutationType() != null) {
            open.add(schema.getMutationType());
        }
        if (schema.getSubscriptionType() != null) {
            open.add(schema.getSubscriptionType());
        }
        schema.getDirectives().forEach(open::add);
        while (!open.isEmpty()) {
            GraphQLSchemaElement element = open.remove();
            if (element instanceof GraphQLType type) {
                GraphQLType unwrapped = GraphQLTypeUtil.unwrapAll(type);
                if (!seen.add(((GraphQLNamedType) unwrapped).getName())) {
                    continue;
                }
                if (unwrapped instanceof GraphQLInterfaceType contract) {
                    for (GraphQLImplementingType implementation : schema.getImplementations(contract)) {
                        open.add(implementation);
                    }
                }
                open.addAll(unwrapped.getChildren());
            } else {
                open.addAll(element.getChildren());
            }
        }
        return seen;
    }
}
