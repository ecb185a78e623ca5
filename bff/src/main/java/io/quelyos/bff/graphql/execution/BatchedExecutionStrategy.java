package io.quelyos.bff.graphql.execution;

import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategy;
import graphql.execution.ExecutionStrategyParameters;
import graphql.introspection.Introspection;
import io.quelyos.auth.context.RequestContext;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Executes planned operations. The engine's own strategy makes a promise, a step and a path for every single field; this
 * one keeps what a document says of its fields with the document, and makes per request only what is in the answer.
 *
 * <p>The operation's context must hold its {@link OperationPlans} and the {@link RequestContext}. Local contexts and
 * {@code @defer} are not supported, as nothing uses them.
 */
public final class BatchedExecutionStrategy extends ExecutionStrategy {

    private final DataFetcherExceptionHandler handler;
    private final LoaderCatalog loaders;
    private final boolean isSerial;

    /**
     * A strategy.
     *
     * @param isSerial whether each field of the operation waits for the one before, as those of mutations do
     */
    public BatchedExecutionStrategy(DataFetcherExceptionHandler handler, LoaderCatalog loaders, boolean isSerial) {
        super(handler);
        this.handler = handler;
        this.loaders = loaders;
        this.isSerial = isSerial;
    }

    @Override
    public CompletableFuture<ExecutionResult> execute(
        ExecutionContext context,
        ExecutionStrategyParameters parameters
    ) {
        return CompletableFuture.completedFuture(
            Introspection.isIntrospectionSensible(parameters.getFields(), context).orElseGet(() ->
                run(context, parameters)
            )
        );
    }

    private ExecutionResult run(ExecutionContext context, ExecutionStrategyParameters parameters) {
        OperationPlans plans = context.getGraphQLContext().get(OperationPlans.class);
        RequestContext caller = context.getGraphQLContext().get(RequestContext.class);
        SelectionPlan plan = plans.of(context, parameters.getExecutionStepInfo().getUnwrappedNonNullTypeAs());
        var run = new ExecutionRun(context, new RequestLoaders(loaders, caller), new FieldErrors(context, handler));
        try {
            Object root = parameters.getSource();
            ResponseObject answer = isSerial ? run.oneByOne(plan, root) : run.together(plan, root);
            return result(context, answer);
        } catch (AbortExecutionException abort) {
            return abort.toExecutionResult();
        }
    }

    private static ExecutionResult result(ExecutionContext context, @Nullable ResponseObject answer) {
        return ExecutionResult.newExecutionResult().data(answer).errors(context.getErrors()).build();
    }
}
