package io.quelyos.bff.graphql.execution;

import graphql.execution.ExecutionContext;
import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Node;
import graphql.language.NodeTraverser;
import graphql.language.NodeVisitorStub;
import graphql.language.OperationDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLObjectType;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The plans of a document's operations. Which fields are there can depend on variables ({@code @skip}, {@code @include}),
 * so there is a plan for each combination of their values that was asked for.
 */
public final class OperationPlans {

    /** Six independent conditions; a document with more is planned anew for what does not fit. */
    private static final int MAX_PLANS = 64;

    private final Set<String> deciding;
    private final Map<Key, SelectionPlan> plans = new ConcurrentHashMap<>(2);

    /** Prepares to plan a valid document. */
    public OperationPlans(Document document) {
        this.deciding = decidingVariables(document);
    }

    private record Key(OperationDefinition operation, Map<String, Object> conditions) {}

    SelectionPlan of(ExecutionContext context, GraphQLObjectType root) {
        var key = new Key(context.getOperationDefinition(), conditions(context.getCoercedVariables().toMap()));
        SelectionPlan known = plans.get(key);
        if (known != null) {
            return known;
        }
        var maker = new PlanMaker(context.getGraphQLSchema(), context.getFragmentsByName(), key.conditions());
        SelectionPlan planned = maker.plan(root, key.operation());
        if (plans.size() < MAX_PLANS) {
            plans.put(key, planned);
        }
        return planned;
    }

    private Map<String, Object> conditions(Map<String, Object> variables) {
        if (deciding.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> conditions = new HashMap<>();
        for (String name : deciding) {
            if (variables.get(name) instanceof Boolean value) {
                conditions.put(name, value);
            }
        }
        return conditions;
    }

    private static Set<String> decidingVariables(Document document) {
        Set<String> names = new TreeSet<>();
        new NodeTraverser().preOrder(
            new NodeVisitorStub() {
                @Override
                @SuppressWarnings("rawtypes") // as the visitor declares it
                public TraversalControl visitDirective(Directive directive, TraverserContext<Node> context) {
                    Argument condition = directive.getArgument("if");
                    if (condition != null && condition.getValue() instanceof VariableReference variable) {
                        names.add(variable.getName());
                    }
                    return TraversalControl.CONTINUE;
                }
            },
            document
        );
        return Set.copyOf(names);
    }
}
