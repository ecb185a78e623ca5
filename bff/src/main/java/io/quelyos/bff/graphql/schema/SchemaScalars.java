package io.quelyos.bff.graphql.schema;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.scalars.ExtendedScalars;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import graphql.schema.idl.RuntimeWiring;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** The schema's scalars. */
@Component
final class SchemaScalars implements RuntimeWiringConfigurer {

    private static final int MAX_DECIMAL_LENGTH = 40;

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring
            .scalar(ExtendedScalars.DateTime)
            .scalar(ExtendedScalars.Date)
            .scalar(ExtendedScalars.newAliasedScalar("CurrencyCode").aliasedScalar(ExtendedScalars.Currency).build())
            .scalar(GraphQLScalarType.newScalar().name("Url").coercing(new UrlCoercing()).build())
            .scalar(GraphQLScalarType.newScalar().name("Decimal").coercing(new DecimalCoercing()).build());
    }

    /** Decimals are text on the wire: a JSON number would pass through a client's binary floating point. */
    private static final class DecimalCoercing implements Coercing<BigDecimal, String> {

        @Override
        public String serialize(Object result, GraphQLContext context, Locale locale) {
            if (result instanceof BigDecimal decimal) {
                return decimal.toPlainString();
            }
            throw new CoercingSerializeException("a Decimal is made of a BigDecimal, not of " + result.getClass());
        }

        @Override
        public BigDecimal parseValue(Object input, GraphQLContext context, Locale locale) {
            BigDecimal parsed = input instanceof String text ? parse(text) : null;
            if (parsed == null) {
                throw new CoercingParseValueException("Expected a decimal number as text, such as \"12.50\".");
            }
            return parsed;
        }

        @Override
        public BigDecimal parseLiteral(
            Value<?> input,
            CoercedVariables variables,
            GraphQLContext context,
            Locale locale
        ) {
            BigDecimal parsed = input instanceof StringValue text ? parse(text.getValue()) : null;
            if (parsed == null) {
                throw new CoercingParseLiteralException("Expected a decimal number as text, such as \"12.50\".");
            }
            return parsed;
        }

        /** An exponent is refused because a short text with one can stand for a number of a billion digits. */
        private static @Nullable BigDecimal parse(@Nullable String text) {
            boolean isPlain = text != null && text.length() <= MAX_DECIMAL_LENGTH && text.matches("-?\\d+(\\.\\d+)?");
            return text != null && isPlain ? new BigDecimal(text) : null;
        }
    }
}
