package io.quelyos.bff.graphql.schema;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.scalars.ExtendedScalars;
import graphql.schema.Coercing;
import graphql.schema.CoercingSerializeException;
import java.net.URI;
import java.net.URL;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Addresses: read as such when they come in, and written as they are, for a list of products has dozens. */
final class UrlCoercing implements Coercing<URL, String> {

    private static final Coercing<?, ?> INPUT = ExtendedScalars.Url.getCoercing();

    @Override
    public String serialize(Object result, GraphQLContext context, Locale locale) {
        return switch (result) {
            case String text -> text;
            case URI address -> address.toString();
            default -> throw new CoercingSerializeException(
                "a Url is made of text or a URI, not of " + result.getClass()
            );
        };
    }

    @Override
    public @Nullable URL parseValue(Object input, GraphQLContext context, Locale locale) {
        return (URL) INPUT.parseValue(input, context, locale);
    }

    @Override
    public @Nullable URL parseLiteral(
        Value<?> input,
        CoercedVariables variables,
        GraphQLContext context,
        Locale locale
    ) {
        return (URL) INPUT.parseLiteral(input, variables, context, locale);
    }
}
