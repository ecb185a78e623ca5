package io.quelyos.bff.graphql.engine;

import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.OperationDefinition;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operation's {@code @inContext} asks for, as it was written; null for what it does not speak of.
 *
 * @param locale a BCP 47 tag
 * @param currency by ISO 4217
 * @param country by ISO 3166
 */
public record InContext(@Nullable String locale, @Nullable String currency, @Nullable String country) {
    static final String DIRECTIVE = "inContext";

    /** Reads the directive of a valid operation; null where there is none. */
    static @Nullable InContext of(OperationDefinition operation, Map<String, Object> variables) {
        List<Directive> directives = operation.getDirectives(DIRECTIVE);
        if (directives.isEmpty()) {
            return null;
        }
        Directive directive = directives.getFirst();
        return new InContext(
            text(directive, "locale", operation, variables),
            text(directive, "currency", operation, variables),
            text(directive, "country", operation, variables)
        );
    }

    /** Variables are read as they came; one of a wrong type is left to the engine, which refuses it with its own words. */
    private static @Nullable String text(
        Directive directive,
        String name,
        OperationDefinition operation,
        Map<String, Object> variables
    ) {
        Argument argument = directive.getArgument(name);
        Value<?> value = argument == null ? null : argument.getValue();
        if (!(value instanceof VariableReference reference)) {
            return literal(value);
        }
        if (variables.containsKey(reference.getName())) {
            return variables.get(reference.getName()) instanceof String text ? text : null;
        }
        return operation
            .getVariableDefinitions()
            .stream()
            .filter(definition -> definition.getName().equals(reference.getName()))
            .findFirst()
            .map(VariableDefinition::getDefaultValue)
            .map(InContext::literal)
            .orElse(null);
    }

    private static @Nullable String literal(@Nullable Value<?> value) {
        return value instanceof StringValue text ? text.getValue() : null;
    }
}
