package io.quelyos.bff.graphql.execution;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a type says of a value.
 *
 * @param type without its non-null mark
 * @param element of a list's elements; null for everything else
 */
record Shape(Kind kind, boolean isNonNull, GraphQLType type, @Nullable Shape element) {
    /** What is done with a value. */
    enum Kind {
        SCALAR,
        ENUM,
        LIST,
        OBJECT,
        /** An interface or a union: which object it is, is asked for each value. */
        ABSTRACT,
    }

    private static final Set<String> TEXTS = Set.of("String", "ID");

    /** Whether a value that is text is written as it is. */
    boolean isText() {
        return type instanceof GraphQLScalarType scalar && TEXTS.contains(scalar.getName());
    }

    static Shape of(GraphQLType type) {
        boolean isNonNull = type instanceof GraphQLNonNull;
        GraphQLType plain = type instanceof GraphQLNonNull nonNull ? nonNull.getWrappedType() : type;
        return switch (plain) {
            case GraphQLList list -> new Shape(Kind.LIST, isNonNull, plain, of(list.getWrappedType()));
            case GraphQLScalarType scalar -> new Shape(Kind.SCALAR, isNonNull, scalar, null);
            case GraphQLEnumType choice -> new Shape(Kind.ENUM, isNonNull, choice, null);
            case GraphQLObjectType object -> new Shape(Kind.OBJECT, isNonNull, object, null);
            default -> new Shape(Kind.ABSTRACT, isNonNull, plain, null);
        };
    }
}
