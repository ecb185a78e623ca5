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

/**
 * Addresses. Those of the web are written as they are, for a list of products has dozens of them; any other has to be one that
 * could be loaded, so that no stored text becomes a link that runs something.
 */
final class UrlCoercing implements Coercing<URL, String> {

    private static final Coercing<?, ?> ADDRESS = ExtendedScalars.Url.getCoercing();

    @Override
    public String serialize(Object result, GraphQLContext context, Locale locale) {
        return switch (result) {
            case String text when text.startsWith("https://") || text.startsWith("http://") -> text;
            case String text -> String.valueOf(ADDRESS.serialize(text, context, locale));
            case URI address -> address.toString();
            default -> throw new CoercingSerializeException(
                "a Url is made of text or a URI, not of " + result.getClass()
            );
        };
    }

    @Override
    public @Nullable URL parseValue(Object input, GraphQLContext context, Locale locale) {
        return (URL) ADDRESS.parseValue(input, context, locale);
    }

    @Override
    public @Nullable URL parseLiteral(
        Value<?> input,
        CoercedVariables variables,
        GraphQLContext context,
        Locale locale
    ) {
        return (URL) ADDRESS.parseLiteral(input, variables, context, locale);
    }
}
