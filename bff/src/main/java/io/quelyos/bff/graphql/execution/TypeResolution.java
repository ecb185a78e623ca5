package io.quelyos.bff.graphql.execution;

import graphql.execution.ExecutionContext;
import graphql.execution.TypeResolutionParameters;
import graphql.execution.UnresolvedTypeException;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLUnionType;
import graphql.schema.TypeResolver;

/** Tells of a value which object of an interface or a union it is. */
final class TypeResolution {

    private TypeResolution() {}

    /**
     * Asks the schema's resolver.
     *
     * @throws UnresolvedTypeException when it does not know, or says what the type cannot be
     */
    static GraphQLObjectType resolve(
        ExecutionContext context,
        DataFetchingEnvironment environment,
        Place place,
        Object value
    ) {
        var type = (GraphQLNamedOutputType) place.shape().type();
        GraphQLObjectType resolved = resolver(context.getGraphQLSchema().getCodeRegistry(), type).getType(
            TypeResolutionParameters.newParameters()
                .field(place.field().merged())
                .fieldType(type)
                .value(value)
                .argumentValues(environment::getArguments)
                .selectionSet(environment.getSelectionSet())
                .graphQLContext(context.getGraphQLContext())
                .schema(context.getGraphQLSchema())
                .build()
        );
        if (resolved == null) {
            throw new UnresolvedTypeException(type);
        }
        if (!context.getGraphQLSchema().isPossibleType(type, resolved)) {
            throw new UnresolvedTypeException(type, resolved);
        }
        return resolved;
    }

    private static TypeResolver resolver(GraphQLCodeRegistry registry, GraphQLNamedOutputType type) {
        return type instanceof GraphQLInterfaceType contract
            ? registry.getTypeResolver(contract)
            : registry.getTypeResolver((GraphQLUnionType) type);
    }
}
