package io.quelyos.schema;

import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.UnionTypeDefinition;
import io.quelyos.schema.SchemaFiles.Located;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which types can be reached from which, by fields, arguments, members and implementations. */
final class SchemaReach {

    private final Map<String, Set<String>> next = new HashMap<>();

    SchemaReach(List<Located> all) {
        for (Located located : all) {
            switch (located.definition()) {
                case ImplementingTypeDefinition<?> type -> {
                    Set<String> reached = next.computeIfAbsent(type.getName(), ignored -> new HashSet<>());
                    type.getFieldDefinitions().forEach(field -> reached.addAll(direct(field)));
                    for (Object contract : type.getImplements()) {
                        String name = SchemaNodes.base((Type<?>) contract);
                        next.computeIfAbsent(name, ignored -> new HashSet<>()).add(type.getName());
                    }
                }
                case InputObjectTypeDefinition input -> {
                    Set<String> reached = next.computeIfAbsent(input.getName(), ignored -> new HashSet<>());
                    for (InputValueDefinition field : input.getInputValueDefinitions()) {
                        reached.add(SchemaNodes.base(field.getType()));
                    }
                }
                case UnionTypeDefinition union -> {
                    Set<String> reached = next.computeIfAbsent(union.getName(), ignored -> new HashSet<>());
                    union.getMemberTypes().forEach(member -> reached.add(SchemaNodes.base((Type<?>) member)));
                }
                default -> {
                }
            }
        }
    }

    /** The types that are reached from one, itself included. */
    Set<String> from(String type) {
        return from(Set.of(type));
    }

    /** The types that are reached by one field. */
    Set<String> from(FieldDefinition field) {
        return from(direct(field));
    }

    private Set<String> from(Set<String> start) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(start);
        while (!open.isEmpty()) {
            String type = open.remove();
            if (seen.add(type)) {
                open.addAll(next.getOrDefault(type, Set.of()));
            }
        }
        return seen;
    }

    private static Set<String> direct(FieldDefinition field) {
        Set<String> types = new HashSet<>();
        types.add(SchemaNodes.base(field.getType()));
        field.getInputValueDefinitions().forEach(argument -> types.add(SchemaNodes.base(argument.getType())));
        return types;
    }

    /** The definitions by name, extensions left out. */
    static Map<String, TypeDefinition<?>> types(List<Located> all) {
        Map<String, TypeDefinition<?>> types = new HashMap<>();
        for (Located located : all) {
            if (
                located.definition() instanceof TypeDefinition<?> type &&
                !(type instanceof ObjectTypeExtensionDefinition)
            ) {
                types.put(type.getName(), type);
            }
        }
        return types;
    }
}
