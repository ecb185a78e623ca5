package io.quelyos.bff.graphql.engine;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How deep and wide the operations of a valid document are. Each fragment is measured once however often it is spread, so
 * that nested fragments cannot make the measuring itself expensive.
 */
public final class DocumentShape {

    /** Large enough for every limit, small enough that sums of it do not overflow. */
    private static final long CEILING = Integer.MAX_VALUE;

    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Measure> measuredFragments = new HashMap<>();
    private final Map<OperationDefinition, Measure> operations = new HashMap<>();

    DocumentShape(Document document) {
        document
            .getDefinitionsOfType(FragmentDefinition.class)
            .forEach(fragment -> fragments.put(fragment.getName(), fragment));
        for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            operations.put(operation, measure(operation.getSelectionSet()));
        }
    }

    /**
     * Checks every operation of the document.
     *
     * @throws ApiException LIMIT_EXCEEDED, naming the limit and the value
     */
    void check(GraphQlLimits limits) {
        for (Map.Entry<OperationDefinition, Measure> operation : operations.entrySet()) {
            Measure measure = operation.getValue();
            require("depth", measure.depth(), limits.depth());
            require("aliases", measure.aliases(), limits.aliases());
            // Reads are grouped by surface, so their root fields are those of the second level.
            boolean isRead = operation.getKey().getOperation() == OperationDefinition.Operation.QUERY;
            require("root fields", isRead ? measure.childFields() : measure.fields(), limits.rootFields());
        }
    }

    private static void require(String name, long value, long limit) {
        if (value > limit) {
            throw new ApiException(
                ApiErrorCode.LIMIT_EXCEEDED,
                "The document has " + value + " " + name + "; at most " + limit + " are allowed. Split it.",
                Map.of("limit", name, "allowed", limit, "requested", value)
            );
        }
    }

    private Measure measure(@Nullable SelectionSet selections) {
        Measure total = Measure.NONE;
        if (selections == null) {
            return total;
        }
        for (Selection<?> selection : selections.getSelections()) {
            total = total.plus(
                switch (selection) {
                    case Field field -> field(field);
                    case InlineFragment fragment -> measure(fragment.getSelectionSet());
                    case FragmentSpread spread -> fragment(spread.getName());
                    default -> Measure.NONE;
                }
            );
        }
        return total;
    }

    private Measure field(Field field) {
        // The schema about the schema has its own bound in the engine, and tools ask it twelve levels deep.
        if (field.getName().startsWith("__")) {
            return new Measure(0, field.getAlias() == null ? 0 : 1, 1, 0);
        }
        Measure below = measure(field.getSelectionSet());
        return new Measure(
            below.depth() + 1,
            Math.min(CEILING, below.aliases() + (field.getAlias() == null ? 0 : 1)),
            1,
            below.fields()
        );
    }

    private Measure fragment(String name) {
        Measure known = measuredFragments.get(name);
        if (known == null) {
            FragmentDefinition fragment = fragments.get(name);
            known = fragment == null ? Measure.NONE : measure(fragment.getSelectionSet());
            measuredFragments.put(name, known);
        }
        return known;
    }

    private record Measure(long depth, long aliases, long fields, long childFields) {
        static final Measure NONE = new Measure(0, 0, 0, 0);

        Measure plus(Measure other) {
            return new Measure(
                Math.max(depth, other.depth),
                Math.min(CEILING, aliases + other.aliases),
                Math.min(CEILING, fields + other.fields),
                Math.min(CEILING, childFields + other.childFields)
            );
        }
    }
}
