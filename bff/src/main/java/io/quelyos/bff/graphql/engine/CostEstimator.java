package io.quelyos.bff.graphql.engine;

import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.InputValueWithState;
import io.quelyos.bff.graphql.schema.FieldPolicies;
import io.quelyos.bff.graphql.schema.FieldPolicy;
import io.quelyos.bff.graphql.schema.FieldPolicy.ListSize;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The static cost of one operation, after the cost directives specification (https://ibm.github.io/graphql-specs/cost-spec.html):
 * an object costs 1 point and a scalar none unless {@code @cost} says otherwise, and what stands in a list counts as often as
 * {@code @listSize} says. One instance measures one operation with its variables.
 */
final class CostEstimator {

    private static final long CEILING = Long.MAX_VALUE / 1_000_000;
    private static final long DEFAULT_LIST_SIZE = 10;

    private final GraphQLSchema schema;
    private final FieldPolicies policies;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, Object> variables;
    private final Map<FragmentKey, Long> measuredFragments = new HashMap<>();

    CostEstimator(
        GraphQLSchema schema,
        FieldPolicies policies,
        Map<String, FragmentDefinition> fragments,
        OperationDefinition operation,
        Map<String, Object> variables
    ) {
        this.schema = schema;
        this.policies = policies;
        this.fragments = fragments;
        this.variables = new HashMap<>(variables);
        for (VariableDefinition definition : operation.getVariableDefinitions()) {
            if (definition.getDefaultValue() instanceof IntValue number) {
                this.variables.putIfAbsent(definition.getName(), number.getValue());
            }
        }
    }

    long cost(OperationDefinition operation) {
        GraphQLFieldsContainer root = switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
        return selections(root, operation.getSelectionSet(), Sized.NONE);
    }

    private long selections(GraphQLFieldsContainer parent, @Nullable SelectionSet selections, Sized sized) {
        if (selections == null) {
            return 0;
        }
        long total = 0;
        for (Selection<?> selection : selections.getSelections()) {
            total = Math.min(
                CEILING,
                total +
                    switch (selection) {
                        case Field field -> field(parent, field, sized);
                        case InlineFragment fragment -> selections(
                            fragment.getTypeCondition() == null
                                ? parent
                                : container(fragment.getTypeCondition().getName()),
                            fragment.getSelectionSet(),
                            sized
                        );
                        case FragmentSpread spread -> fragment(spread.getName(), sized);
                        default -> 0;
                    }
            );
        }
        return total;
    }

    private long fragment(String name, Sized sized) {
        var key = new FragmentKey(name, sized);
        Long known = measuredFragments.get(key);
        if (known == null) {
            FragmentDefinition fragment = fragments.get(name);
            known =
                fragment == null
                    ? 0L
                    : selections(container(fragment.getTypeCondition().getName()), fragment.getSelectionSet(), sized);
            measuredFragments.put(key, known);
        }
        return known;
    }

    private long field(GraphQLFieldsContainer parent, Field field, Sized sized) {
        GraphQLFieldDefinition definition = parent.getFieldDefinition(field.getName());
        if (definition == null || field.getName().startsWith("__")) {
            return 0;
        }
        FieldPolicy policy = policies.of(parent.getName(), field.getName());
        GraphQLType type = GraphQLTypeUtil.unwrapAll(definition.getType());
        boolean isComposite = type instanceof GraphQLCompositeType;
        long weight = policy.weight() != null ? policy.weight() : isComposite ? 1 : 0;
        long count = sized.fields().contains(field.getName()) ? sized.size() : 1;
        Sized below = Sized.NONE;
        ListSize list = policy.list();
        if (list != null && !list.sizedFields().isEmpty()) {
            below = new Sized(list.sizedFields(), sizeOf(list, definition, field));
        } else if (list != null) {
            count = sizeOf(list, definition, field);
        } else if (count == 1 && isComposite && isList(definition)) {
            count = DEFAULT_LIST_SIZE;
        }
        long each =
            type instanceof GraphQLFieldsContainer container
                ? selections(container, field.getSelectionSet(), below)
                : 0;
        return Math.min(CEILING, weight * Math.max(1, isComposite ? count : 1) + saturated(count, each));
    }

    private static long saturated(long count, long each) {
        return each != 0 && count > CEILING / each ? CEILING : count * each;
    }

    private static boolean isList(GraphQLFieldDefinition definition) {
        return GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()));
    }

    private long sizeOf(ListSize list, GraphQLFieldDefinition definition, Field field) {
        for (String name : list.slicingArguments()) {
            Long given = argument(definition.getArgument(name), field);
            if (given != null) {
                return Math.clamp(given, 0, Integer.MAX_VALUE);
            }
        }
        return list.assumedSize() == null ? DEFAULT_LIST_SIZE : list.assumedSize();
    }

    private @Nullable Long argument(@Nullable GraphQLArgument definition, Field field) {
        if (definition == null) {
            return null;
        }
        for (Argument argument : field.getArguments()) {
            if (argument.getName().equals(definition.getName())) {
                return number(argument.getValue());
            }
        }
        InputValueWithState byDefault = definition.getArgumentDefaultValue();
        return byDefault.getValue() instanceof IntValue literal ? literal.getValue().longValue() : null;
    }

    private @Nullable Long number(Value<?> value) {
        if (value instanceof IntValue literal) {
            return literal.getValue().longValue();
        }
        boolean isGiven = value instanceof VariableReference;
        Object given = isGiven ? variables.get(((VariableReference) value).getName()) : null;
        return given instanceof Number number ? number.longValue() : null;
    }

    private GraphQLFieldsContainer container(String type) {
        return (GraphQLFieldsContainer) schema.getType(type);
    }

    private record FragmentKey(String name, Sized sized) {}

    private record Sized(List<String> fields, long size) {
        static final Sized NONE = new Sized(List.of(), 1);
    }
}
