package io.quelyos.bff.graphql.schema;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLAppliedDirectiveArgument;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import io.quelyos.auth.context.Audience;
import io.quelyos.auth.context.Permission;
import io.quelyos.bff.graphql.schema.FieldPolicy.CacheRule;
import io.quelyos.bff.graphql.schema.FieldPolicy.ListSize;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the directives of the schema say, read once and looked up by type and field afterwards. */
public final class FieldPolicies {

    private static final FieldPolicy NONE = new FieldPolicy(null, null, null, null, null, null);

    private final Map<String, Map<String, FieldPolicy>> byTypeAndField = new HashMap<>();
    private final Map<String, CacheRule> cacheByType = new HashMap<>();

    FieldPolicies(GraphQLSchema schema) {
        for (var type : schema.getAllTypesAsList()) {
            if (type instanceof GraphQLObjectType object && !object.getName().startsWith("__")) {
                Map<String, FieldPolicy> fields = new HashMap<>();
                object.getFieldDefinitions().forEach(field -> fields.put(field.getName(), read(field)));
                byTypeAndField.put(object.getName(), Map.copyOf(fields));
                CacheRule rule = cacheRule(object);
                if (rule != null) {
                    cacheByType.put(object.getName(), rule);
                }
            }
        }
    }

    /** What is said of a field; a policy without content when nothing is. */
    public FieldPolicy of(String type, String field) {
        return byTypeAndField.getOrDefault(type, Map.of()).getOrDefault(field, NONE);
    }

    /** What is said of the keeping of a type's values. */
    public @Nullable CacheRule cacheOfType(String type) {
        return cacheByType.get(type);
    }

    private static FieldPolicy read(GraphQLFieldDefinition field) {
        GraphQLAppliedDirective allow = field.getAppliedDirective("allow");
        GraphQLAppliedDirective id = field.getAppliedDirective("globalId");
        GraphQLAppliedDirective cost = field.getAppliedDirective("cost");
        return new FieldPolicy(
            allow == null ? null : audiences(allow),
            allow == null ? null : permission(allow),
            id == null ? null : text(id, "prefix"),
            cost == null ? null : number(cost, "weight"),
            listSize(field),
            cacheRule(field)
        );
    }

    private static @Nullable Set<Audience> audiences(GraphQLAppliedDirective allow) {
        List<String> names = texts(allow, "to");
        if (names == null) {
            return null;
        }
        Set<Audience> audiences = EnumSet.noneOf(Audience.class);
        names.forEach(name -> audiences.add(Audience.valueOf(name)));
        return Set.copyOf(audiences);
    }

    private static @Nullable Permission permission(GraphQLAppliedDirective allow) {
        String name = text(allow, "permission");
        return name == null ? null : Permission.valueOf(name);
    }

    private static @Nullable ListSize listSize(GraphQLFieldDefinition field) {
        GraphQLAppliedDirective directive = field.getAppliedDirective("listSize");
        if (directive == null) {
            return null;
        }
        List<String> slicing = texts(directive, "slicingArguments");
        List<String> sized = texts(directive, "sizedFields");
        return new ListSize(
            number(directive, "assumedSize"),
            slicing == null ? List.of() : slicing,
            sized == null ? List.of() : sized
        );
    }

    private static @Nullable CacheRule cacheRule(GraphQLDirectiveContainer element) {
        GraphQLAppliedDirective directive = element.getAppliedDirective("cacheControl");
        if (directive == null) {
            return null;
        }
        return new CacheRule(
            number(directive, "maxAge"),
            "PRIVATE".equals(value(directive, "scope")),
            Boolean.TRUE.equals(value(directive, "inheritMaxAge"))
        );
    }

    private static @Nullable Object value(GraphQLAppliedDirective directive, String argument) {
        GraphQLAppliedDirectiveArgument given = directive.getArgument(argument);
        return given == null ? null : given.getValue();
    }

    private static @Nullable String text(GraphQLAppliedDirective directive, String argument) {
        return (String) value(directive, argument);
    }

    private static @Nullable Integer number(GraphQLAppliedDirective directive, String argument) {
        return (Integer) value(directive, argument);
    }

    private static @Nullable List<String> texts(GraphQLAppliedDirective directive, String argument) {
        return value(directive, argument) instanceof List<?> list ? list.stream().map(String::valueOf).toList() : null;
    }
}
