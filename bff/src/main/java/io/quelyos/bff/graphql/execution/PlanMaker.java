package io.quelyos.bff.graphql.execution;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.execution.FieldCollector;
import graphql.execution.FieldCollectorParameters;
import graphql.execution.MergedField;
import graphql.execution.MergedSelectionSet;
import graphql.execution.ValuesResolver;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.FragmentDefinition;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Plans the selections of one operation.
 *
 * @param conditions the variables that decide which fields are there, with the values that this plan is for
 * @param planned counts the fields of all plans of the document
 */
record PlanMaker(
    GraphQLSchema schema,
    Map<String, FragmentDefinition> fragments,
    Map<String, Object> conditions,
    AtomicInteger planned
) {
    private static final FieldCollector COLLECTOR = new FieldCollector();
    private static final GraphQLContext NO_CONTEXT = GraphQLContext.getDefault();

    SelectionPlan plan(GraphQLObjectType root, OperationDefinition operation) {
        return plan(root, COLLECTOR.collectFields(parameters(root), operation.getSelectionSet()));
    }

    SelectionPlan plan(GraphQLObjectType type, MergedField parent) {
        return plan(type, COLLECTOR.collectFields(parameters(type), parent));
    }

    private SelectionPlan plan(GraphQLObjectType type, MergedSelectionSet selections) {
        List<FieldPlan> fields = selections
            .getSubFieldsList()
            .stream()
            .map(field -> new FieldPlan(this, type, field))
            .toList();
        planned.addAndGet(fields.size());
        return new SelectionPlan(type, fields);
    }

    private FieldCollectorParameters parameters(GraphQLObjectType type) {
        return FieldCollectorParameters.newParameters()
            .schema(schema)
            .objectType(type)
            .fragments(fragments)
            .variables(conditions)
            .graphQLContext(NO_CONTEXT)
            .build();
    }

    /** The arguments of a field that no variable is in; null where one is. */
    @Nullable
    Map<String, Object> constantArguments(FieldPlan field) {
        List<Argument> written = field.merged().getArguments();
        for (Argument argument : written) {
            if (hasVariable(argument.getValue())) {
                return null;
            }
        }
        return ValuesResolver.getArgumentValues(
            schema.getCodeRegistry(),
            field.definition().getArguments(),
            written,
            CoercedVariables.emptyVariables(),
            NO_CONTEXT,
            Locale.ENGLISH
        );
    }

    private static boolean hasVariable(Value<?> value) {
        return switch (value) {
            case VariableReference _ -> true;
            case ArrayValue list -> list.getValues().stream().anyMatch(PlanMaker::hasVariable);
            case ObjectValue object -> object
                .getObjectFields()
                .stream()
                .map(ObjectField::getValue)
                .anyMatch(PlanMaker::hasVariable);
            default -> false;
        };
    }
}
