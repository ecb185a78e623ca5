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
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The plans of a document's operations. Which fields are there can depend on variables ({@code @skip}, {@code @include}),
 * so there is a plan for each combination of their values that was asked for.
 */
public final class OperationPlans {

    /** Four independent conditions; a document with more is planned anew for what does not fit. */
    private static final int MAX_PLANS = 16;
    /** Characters of a document for each field that its plans may keep: what a document takes stays in proportion to it. */
    private static final int CHARACTERS_OF_FIELD = 2;
    /** So that the plans of short documents with fragments or conditions are kept too. */
    private static final int FREE_FIELDS = 200;

    private final Set<String> deciding;
    private final int mostFields;
    private final AtomicInteger planned = new AtomicInteger();
    private final Map<Key, SelectionPlan> plans = new ConcurrentHashMap<>(2);

    /**
     * Prepares to plan a valid document.
     *
     * @param characters of its text
     */
    public OperationPlans(Document document, int characters) {
        this.deciding = decidingVariables(document);
        this.mostFields = FREE_FIELDS + characters / CHARACTERS_OF_FIELD;
    }

    private record Key(OperationDefinition operation, Map<String, Object> conditions) {}

    SelectionPlan of(ExecutionContext context, GraphQLObjectType root) {
        var key = new Key(context.getOperationDefinition(), conditions(context.getCoercedVariables().toMap()));
        if (planned.get() > mostFields) {
            // Plans grow with what is found below them, such as fragments that stand in many places.
            plans.clear();
            planned.set(0);
        }
        SelectionPlan known = plans.get(key);
        if (known != null) {
            return known;
        }
        var maker = new PlanMaker(context.getGraphQLSchema(), context.getFragmentsByName(), key.conditions(), planned);
        SelectionPlan made = maker.plan(root, key.operation());
        if (plans.size() < MAX_PLANS) {
            plans.put(key, made);
        }
        return made;
    }

    private Map<String, Object> conditions(Map<String, Object> variables) {
        if (deciding.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> conditions = new HashMap<>();
        for (String name : deciding) {
            if (variables.get(name) instanceof Boolean value) {
                conditions.put(name, value);
            } else if (variables.containsKey(name)) {
                // A default lets validation pass what the directive cannot be decided by.
                throw new ApiException(
                    ApiErrorCode.BAD_USER_INPUT,
                    "$" + name + " decides by @skip or @include what is asked for; it must be true or false, not null."
                );
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
