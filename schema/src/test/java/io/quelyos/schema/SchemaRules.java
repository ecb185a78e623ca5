package io.quelyos.schema;

import static io.quelyos.schema.SchemaNodes.base;
import static io.quelyos.schema.SchemaNodes.checkSentence;
import static io.quelyos.schema.SchemaNodes.has;
import static io.quelyos.schema.SchemaNodes.isList;
import static io.quelyos.schema.SchemaNodes.name;
import static io.quelyos.schema.SchemaNodes.print;
import static io.quelyos.schema.SchemaNodes.surfaceOfField;
import static io.quelyos.schema.SchemaNodes.surfaceOfType;
import static io.quelyos.schema.SchemaNodes.text;

import graphql.language.DirectiveDefinition;
import graphql.language.DirectivesContainer;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.SDLDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import io.quelyos.schema.SchemaFiles.Located;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of the contract that a schema's text can be asked for. Each answers what breaks it; empty when nothing does. */
final class SchemaRules {

    static final Map<String, String> PREFIX_BY_FOLDER = Map.of(
        "vitrine",
        "Vitrine",
        "shop",
        "Shop",
        "backoffice",
        "Backoffice",
        "superadmin",
        "SuperAdmin"
    );
    /** The roots whose fields are named after their surfaces. */
    private static final Set<String> FLAT_ROOTS = Set.of("Mutation", "Subscription");
    private static final Pattern BOUND = Pattern.compile("at most [0-9]|[0-9] at the most");
    private static final Pattern DESCRIBED_EXTENSION = Pattern.compile("\"\\s*\\n\\s*extend\\b");

    private final List<Located> all;

    SchemaRules(SchemaFiles files) {
        this.all = files.definitions();
    }

    List<String> everythingHasOneSentence() {
        List<String> broken = new ArrayList<>();
        for (Located located : all) {
            SDLDefinition<?> definition = located.definition();
            if (!(definition instanceof ObjectTypeExtensionDefinition)) {
                checkSentence(name(definition), definition, broken);
            }
            switch (definition) {
                case EnumTypeDefinition type -> type.getEnumValueDefinitions().forEach(value ->
                    checkSentence(type.getName() + "." + value.getName(), value, broken)
                );
                case InputObjectTypeDefinition type -> type.getInputValueDefinitions().forEach(field ->
                    checkSentence(type.getName() + "." + field.getName(), field, broken)
                );
                case DirectiveDefinition directive -> directive
                    .getInputValueDefinitions()
                    .forEach(one -> checkSentence("@" + directive.getName() + "(" + one.getName() + ":)", one, broken));
                default -> {
                }
            }
        }
        for (FieldOf field : fields()) {
            checkSentence(field.name(), field.definition(), broken);
            for (InputValueDefinition argument : field.definition().getInputValueDefinitions()) {
                checkSentence(field.name() + "(" + argument.getName() + ":)", argument, broken);
            }
        }
        return broken;
    }

    /** Asked of the plain text, because a parser refuses it without naming the rule. */
    static List<String> extensionsHaveNoDescription(SchemaFiles files) {
        return files
            .texts()
            .entrySet()
            .stream()
            .filter(file -> DESCRIBED_EXTENSION.matcher(file.getValue()).find())
            .map(file -> file.getKey() + " describes an extension, which the specification does not allow")
            .toList();
    }

    /** A list of objects says how long it can be: to the cost, or to people where it is short. */
    List<String> listsOfObjectsHaveABound() {
        Set<String> objects = new HashSet<>();
        objectTypes().forEach(type -> objects.add(type.getName()));
        List<String> broken = new ArrayList<>();
        for (FieldOf field : fields()) {
            boolean isPage =
                field.type().endsWith("Connection") && Set.of("edges", "nodes").contains(field.definition().getName());
            boolean isReasons = Set.of("userErrors", "warnings").contains(field.definition().getName());
            boolean isBounded =
                has(field.definition(), "listSize") ||
                BOUND.matcher(text(field.definition())).find() ||
                isPage ||
                isReasons;
            if (
                isList(field.definition().getType()) &&
                objects.contains(base(field.definition().getType())) &&
                !isBounded
            ) {
                broken.add(field.name() + " is a list without @listSize or a bound in its description");
            }
        }
        return broken;
    }

    List<String> idsSayWhatTheyIdentify() {
        List<String> broken = new ArrayList<>();
        for (FieldOf field : fields()) {
            checkId(field.name(), field.definition().getType(), field.definition(), broken);
            field
                .definition()
                .getInputValueDefinitions()
                .forEach(one -> checkId(field.name() + "(" + one.getName() + ":)", one.getType(), one, broken));
        }
        for (Located located : all) {
            if (located.definition() instanceof InputObjectTypeDefinition input) {
                input
                    .getInputValueDefinitions()
                    .forEach(one -> checkId(input.getName() + "." + one.getName(), one.getType(), one, broken));
            }
        }
        return broken;
    }

    /** Mutations are flat, named after their surface, and answer a nullable payload with reasons. */
    List<String> mutationsAnswerAPayload() {
        Map<String, TypeDefinition<?>> types = SchemaReach.types(all);
        List<String> broken = new ArrayList<>();
        for (FieldOf field : fields()) {
            if (!field.type().equals("Mutation")) {
                continue;
            }
            String name = field.definition().getName();
            if (surfaceOfField(name) == null) {
                broken.add(field.name() + " does not begin with its surface");
            }
            boolean isPayload =
                field.definition().getType() instanceof TypeName type && type.getName().endsWith("Payload");
            if (!isPayload) {
                broken.add(field.name() + " must answer a nullable payload");
            } else if (!hasReasons(types.get(base(field.definition().getType())))) {
                broken.add(field.name() + " must answer a payload with userErrors: [UserError!]!");
            }
        }
        return broken;
    }

    /** Subscriptions are flat too, and answer an event that says its place, so that clients can come back to it. */
    List<String> subscriptionsAnswerAnEvent() {
        Map<String, TypeDefinition<?>> types = SchemaReach.types(all);
        List<String> broken = new ArrayList<>();
        for (FieldOf field : fields()) {
            if (!field.type().equals("Subscription")) {
                continue;
            }
            if (surfaceOfField(field.definition().getName()) == null) {
                broken.add(field.name() + " does not begin with its surface");
            }
            boolean isResumable = field
                .definition()
                .getInputValueDefinitions()
                .stream()
                .anyMatch(argument -> argument.getName().equals("after") && print(argument.getType()).equals("String"));
            if (!isResumable) {
                broken.add(field.name() + " needs the argument after: String");
            }
            boolean isEvent =
                field.definition().getType() instanceof TypeName type &&
                types.get(type.getName()) instanceof ObjectTypeDefinition event &&
                event
                    .getFieldDefinitions()
                    .stream()
                    .anyMatch(one -> one.getName().equals("eventId") && print(one.getType()).equals("String!"));
            if (!isEvent) {
                broken.add(field.name() + " must answer a nullable event with eventId: String!");
            }
        }
        return broken;
    }

    /** What stands in a surface's folder has the surface's name; what has no surface's name stands in common. */
    List<String> typesAreNamedAfterTheirSurface() {
        List<String> broken = new ArrayList<>();
        for (Located located : all) {
            String prefix = PREFIX_BY_FOLDER.get(located.folder());
            if (
                located.definition() instanceof TypeDefinition<?> type &&
                !(type instanceof ObjectTypeExtensionDefinition)
            ) {
                String surface = surfaceOfType(type.getName());
                if (prefix != null && !prefix.equals(surface)) {
                    broken.add(type.getName() + " in " + located.path() + " must begin with " + prefix);
                }
                if (prefix == null && surface != null) {
                    broken.add(type.getName() + " in " + located.path() + " belongs into the folder of " + surface);
                }
            }
            if (prefix != null && located.definition() instanceof ObjectTypeExtensionDefinition extension) {
                for (FieldDefinition field : extension.getFieldDefinitions()) {
                    if (FLAT_ROOTS.contains(extension.getName()) && !prefix.equals(surfaceOfField(field.getName()))) {
                        String name = extension.getName() + "." + field.getName();
                        broken.add(name + " in " + located.path() + " is another surface's");
                    }
                }
            }
        }
        return broken;
    }

    /** From one surface no type of another can be reached. */
    List<String> surfacesNeverMix() {
        var reach = new SchemaReach(all);
        List<String> broken = new ArrayList<>();
        for (String surface : new TreeSet<>(PREFIX_BY_FOLDER.values())) {
            Set<String> reached = new TreeSet<>(reach.from(surface + "Query"));
            for (FieldOf field : fields()) {
                if (FLAT_ROOTS.contains(field.type()) && surface.equals(surfaceOfField(field.definition().getName()))) {
                    reached.addAll(reach.from(field.definition()));
                }
            }
            for (String type : reached) {
                String other = surfaceOfType(type);
                if (other != null && !other.equals(surface)) {
                    broken.add(type + " can be reached from " + surface);
                }
            }
        }
        return broken;
    }

    private static void checkId(String name, Type<?> type, DirectivesContainer<?> node, List<String> broken) {
        if (base(type).equals("ID") && !has(node, "globalId")) {
            broken.add(name + " is an ID without @globalId");
        }
    }

    private static boolean hasReasons(@Nullable TypeDefinition<?> type) {
        return (
            type instanceof ObjectTypeDefinition payload &&
            payload
                .getFieldDefinitions()
                .stream()
                .anyMatch(
                    field -> field.getName().equals("userErrors") && print(field.getType()).equals("[UserError!]!")
                )
        );
    }

    private Stream<TypeDefinition<?>> objectTypes() {
        return all
            .stream()
            .map(Located::definition)
            .filter(one -> one instanceof ObjectTypeDefinition || one instanceof InterfaceTypeDefinition)
            .map(one -> (TypeDefinition<?>) one);
    }

    private List<FieldOf> fields() {
        List<FieldOf> fields = new ArrayList<>();
        for (Located located : all) {
            if (located.definition() instanceof ImplementingTypeDefinition<?> type) {
                for (Object field : type.getFieldDefinitions()) {
                    fields.add(new FieldOf(type.getName(), (FieldDefinition) field));
                }
            }
        }
        return fields;
    }

    private record FieldOf(String type, FieldDefinition definition) {
        String name() {
            return type + "." + definition.getName();
        }
    }
}
