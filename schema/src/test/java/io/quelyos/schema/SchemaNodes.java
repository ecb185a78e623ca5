package io.quelyos.schema;

import graphql.language.AbstractDescribedNode;
import graphql.language.AstPrinter;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectivesContainer;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.SDLDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the rules ask of single parts of the SDL. */
final class SchemaNodes {

    private static final Pattern SENTENCE = Pattern.compile("[A-Z0-9].*\\.", Pattern.DOTALL);
    private static final Pattern SECOND_SENTENCE = Pattern.compile("[.!?]\\s+[A-Z]");
    private static final Pattern FUTURE = Pattern.compile("\\b(will|shall)\\b");

    private SchemaNodes() {}

    static String name(SDLDefinition<?> definition) {
        return switch (definition) {
            case TypeDefinition<?> type -> type.getName();
            case DirectiveDefinition directive -> "@" + directive.getName();
            default -> definition.getClass().getSimpleName();
        };
    }

    static boolean has(DirectivesContainer<?> node, String directive) {
        return node.hasDirective(directive);
    }

    static String text(Object node) {
        var description = node instanceof AbstractDescribedNode<?> described ? described.getDescription() : null;
        return description == null ? "" : description.getContent().strip();
    }

    static boolean isList(Type<?> type) {
        return type instanceof NonNullType required ? isList(required.getType()) : type instanceof ListType;
    }

    static String base(Type<?> type) {
        return switch (type) {
            case NonNullType required -> base(required.getType());
            case ListType list -> base(list.getType());
            case TypeName name -> name.getName();
            default -> throw new IllegalArgumentException("unknown kind of type: " + type);
        };
    }

    static String print(Type<?> type) {
        return AstPrinter.printAst(type);
    }

    static @Nullable String surfaceOfType(String type) {
        return SchemaRules.PREFIX_BY_FOLDER.values().stream().filter(type::startsWith).findFirst().orElse(null);
    }

    static @Nullable String surfaceOfField(String field) {
        return SchemaRules.PREFIX_BY_FOLDER.values()
            .stream()
            .filter(prefix -> field.startsWith(prefix.substring(0, 1).toLowerCase(Locale.ROOT) + prefix.substring(1)))
            .findFirst()
            .orElse(null);
    }

    static void checkSentence(String name, Object node, List<String> broken) {
        String text = text(node);
        boolean isSentence =
            SENTENCE.matcher(text).matches() && !SECOND_SENTENCE.matcher(text).find() && !FUTURE.matcher(text).find();
        if (!isSentence) {
            broken.add(name + " needs one present-tense sentence with a full stop, not \"" + text + "\"");
        }
    }
}
