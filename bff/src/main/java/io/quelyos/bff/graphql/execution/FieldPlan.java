package io.quelyos.bff.graphql.execution;

import graphql.execution.MergedField;
import graphql.introspection.Introspection;
import graphql.language.Field;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import io.quelyos.bff.graphql.fetcher.SourceFetcher;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/** A field that a document asks for, with all that is known of it before the first request. */
final class FieldPlan {

    private final PlanMaker maker;
    private final GraphQLObjectType parent;
    private final GraphQLFieldDefinition definition;
    private final MergedField merged;
    private final SerializableString key;
    private final Shape shape;
    private final boolean isTypeName;
    private final DataFetcher<?> fetcher;
    private final @Nullable SourceFetcher sourceFetcher;
    private final @Nullable Map<String, Object> constantArguments;
    private final Map<GraphQLObjectType, SelectionPlan> selections = new ConcurrentHashMap<>(2);
    private @Nullable SelectionPlan last;

    FieldPlan(PlanMaker maker, GraphQLObjectType parent, MergedField merged) {
        Field field = merged.getSingleField();
        this.maker = maker;
        this.parent = parent;
        this.merged = merged;
        this.definition = Introspection.getFieldDefinition(maker.schema(), parent, field.getName());
        this.key = new SerializedString(merged.getResultKey());
        this.shape = Shape.of(definition.getType());
        this.isTypeName = definition.getName().equals(Introspection.TypeNameMetaFieldDef.getName());
        this.fetcher = maker.schema().getCodeRegistry().getDataFetcher(parent, definition);
        this.sourceFetcher = fetcher instanceof SourceFetcher light ? light : null;
        this.constantArguments = definition.getArguments().isEmpty() ? Map.of() : maker.constantArguments(this);
    }

    /** Whether it asks for the name of its own object's type, which the plan knows. */
    boolean isTypeName() {
        return isTypeName;
    }

    GraphQLObjectType parent() {
        return parent;
    }

    GraphQLFieldDefinition definition() {
        return definition;
    }

    MergedField merged() {
        return merged;
    }

    /** The name in the answer, as it is written. */
    SerializableString key() {
        return key;
    }

    Shape shape() {
        return shape;
    }

    DataFetcher<?> fetcher() {
        return fetcher;
    }

    /** The fetcher, where it needs the object only. */
    @Nullable
    SourceFetcher sourceFetcher() {
        return sourceFetcher;
    }

    /** The arguments, where they are the same in every request; null where variables are among them. */
    @Nullable
    Map<String, Object> constantArguments() {
        return constantArguments;
    }

    /** What is asked of the field's objects of a type. */
    SelectionPlan selection(GraphQLObjectType type) {
        SelectionPlan known = last;
        if (known != null && known.type().equals(type)) {
            return known;
        }
        SelectionPlan planned = selections.computeIfAbsent(type, each -> maker.plan(each, merged));
        last = planned;
        return planned;
    }

    /** Whether the field of a path is asked of this field's objects; false where only the objects tell their type. */
    boolean selects(String path) {
        Shape each = shape;
        while (each.element() != null) {
            each = each.element();
        }
        if (!(each.type() instanceof GraphQLObjectType object)) {
            return false;
        }
        int end = path.indexOf('/');
        String field = end < 0 ? path : path.substring(0, end);
        for (FieldPlan asked : selection(object).fields()) {
            if (asked.definition().getName().equals(field) && (end < 0 || asked.selects(path.substring(end + 1)))) {
                return true;
            }
        }
        return false;
    }
}
