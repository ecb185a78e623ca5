package io.quelyos.bff.graphql.engine;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.AbortExecutionException;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionId;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.introspection.Introspection;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.Audience;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.error.ErrorContract;
import io.quelyos.bff.graphql.execution.BatchedExecutionStrategy;
import io.quelyos.bff.graphql.execution.LoaderCatalog;
import io.quelyos.bff.graphql.execution.OperationPlans;
import io.quelyos.bff.graphql.schema.AudienceSchemas;
import io.quelyos.bff.graphql.schema.FieldPolicies;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prepares and runs documents, each audience against its own part of the schema. */
public final class GraphQlEngine implements AutoCloseable {

    private final GraphQlLimits limits;
    private final FieldPolicies policies;
    private final ContextNegotiator negotiator;
    private final ExecutionDeadline deadline;
    private final Map<Audience, Runner> runners = new EnumMap<>(Audience.class);

    public GraphQlEngine(
        AudienceSchemas schemas,
        FieldPolicies policies,
        GraphQlLimits limits,
        LoaderCatalog loaders,
        ContextNegotiator negotiator,
        DataFetcherExceptionHandler exceptionHandler
    ) {
        this.limits = limits;
        this.policies = policies;
        this.negotiator = negotiator;
        this.deadline = new ExecutionDeadline(limits.executionTimeout());
        for (Audience audience : Audience.values()) {
            runners.put(audience, Runner.of(schemas.of(audience), limits, exceptionHandler, loaders));
        }
    }

    /** Parses, validates and measures a document for an audience; what is wrong with it is in the answer. */
    public PreparedDocument prepare(Audience audience, String text) {
        return runner(audience).documents().prepare(text);
    }

    /** The part of the schema that an audience sees. */
    public GraphQLSchema schema(Audience audience) {
        return runner(audience).schema();
    }

    /** What the schema's directives say of its fields. */
    public FieldPolicies policies() {
        return policies;
    }

    /**
     * Picks the operation of a document.
     *
     * @throws ApiException OPERATION_RESOLUTION_FAILURE when the name fits none, or none is named and there are several
     */
    public OperationDefinition operation(Document document, @Nullable String name) {
        List<OperationDefinition> operations = document.getDefinitionsOfType(OperationDefinition.class);
        if (name == null || name.isEmpty()) {
            if (operations.size() == 1) {
                return operations.getFirst();
            }
            throw new ApiException(
                ApiErrorCode.OPERATION_RESOLUTION_FAILURE,
                operations.isEmpty()
                    ? "The document has no operation."
                    : "The document has several operations; say which by operationName."
            );
        }
        return operations
            .stream()
            .filter(operation -> name.equals(operation.getName()))
            .findFirst()
            .orElseThrow(() ->
                new ApiException(
                    ApiErrorCode.OPERATION_RESOLUTION_FAILURE,
                    "The document has no operation of this name."
                )
            );
    }

    /**
     * Settles in which language, for which money and from which country an operation asks: once, before it runs.
     *
     * @throws ApiException BAD_USER_INPUT when {@code @inContext} holds something that is none of these
     */
    public NegotiatedContext negotiate(
        RequestContext context,
        OperationDefinition operation,
        Map<String, Object> variables
    ) {
        InContext asked = InContext.of(operation, variables);
        return asked != null && context instanceof TenantContext tenant
            ? negotiator.negotiate(tenant, asked)
            : NegotiatedContext.unasked(context);
    }

    /**
     * Reckons the cost of an operation.
     *
     * @return points
     * @throws ApiException LIMIT_EXCEEDED when it is more than any operation may cost
     */
    public long cost(
        Audience audience,
        Document document,
        OperationDefinition operation,
        Map<String, Object> variables
    ) {
        Map<String, FragmentDefinition> fragments = document
            .getDefinitionsOfType(FragmentDefinition.class)
            .stream()
            .collect(Collectors.toMap(FragmentDefinition::getName, Function.identity()));
        long cost = new CostEstimator(runner(audience).schema(), policies, fragments, operation, variables).cost(
            operation
        );
        if (cost > limits.cost()) {
            throw new ApiException(
                ApiErrorCode.LIMIT_EXCEEDED,
                "The operation costs " +
                    cost +
                    " points; at most " +
                    limits.cost() +
                    " are allowed. Ask for shorter lists.",
                Map.of("limit", "cost", "allowed", limits.cost(), "requested", cost)
            );
        }
        return cost;
    }

    /** Runs an operation of a prepared document on the calling thread. */
    public ExecutionResult execute(
        RequestContext context,
        PreparedDocument prepared,
        @Nullable String operationName,
        Map<String, Object> variables,
        String requestId,
        Map<Object, Object> attributes
    ) {
        ExecutionInput input = ExecutionInput.newExecutionInput()
            .query("")
            .operationName(operationName)
            .variables(variables)
            .executionId(ExecutionId.from(requestId))
            .locale(Locale.ENGLISH)
            .graphQLContext(builder ->
                builder
                    .of(RequestContext.class, context)
                    .of(PreparedDocument.class, prepared)
                    .of(OperationPlans.class, Objects.requireNonNull(prepared.plans(), "a document without errors"))
                    .of(Introspection.INTROSPECTION_DISABLED, !limits.isIntrospectionEnabled())
                    .of(attributes)
            )
            .build();
        try {
            return deadline.run(input, () -> await(runner(context.audience()).graphQl().executeAsync(input)));
        } catch (ExecutionDeadline.DeadlineExceededException exceeded) {
            return failed(
                ErrorContract.of(
                    new ApiException(
                        ApiErrorCode.LIMIT_EXCEEDED,
                        "The operation took longer than " +
                            limits.executionTimeout().toSeconds() +
                            " seconds; ask for less.",
                        Map.of("limit", "executionTime")
                    )
                )
            );
        } catch (AbortExecutionException abort) {
            return abort.toExecutionResult();
        } catch (ApiException refusal) {
            return failed(ErrorContract.of(refusal));
        }
    }

    /** Waits so that an interruption ends the wait: a loader that is never dispatched would hold the request for ever. */
    static ExecutionResult await(CompletableFuture<ExecutionResult> execution) {
        try {
            return execution.get();
        } catch (InterruptedException interruption) {
            throw new IllegalStateException("interrupted while an operation ran", interruption);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException known
                ? known
                : new IllegalStateException("an operation failed", failure.getCause());
        }
    }

    @Override
    public void close() {
        deadline.close();
    }

    private static ExecutionResult failed(GraphQLError error) {
        return ExecutionResult.newExecutionResult().addError(error).build();
    }

    private Runner runner(Audience audience) {
        Runner runner = runners.get(audience);
        if (runner == null) {
            throw new IllegalStateException("no engine for " + audience);
        }
        return runner;
    }

    private record Runner(GraphQLSchema schema, DocumentCache documents, GraphQL graphQl) {
        static Runner of(
            GraphQLSchema schema,
            GraphQlLimits limits,
            DataFetcherExceptionHandler exceptionHandler,
            LoaderCatalog loaders
        ) {
            GraphQL graphQl = GraphQL.newGraphQL(schema)
                .queryExecutionStrategy(new BatchedExecutionStrategy(exceptionHandler, loaders, false))
                .mutationExecutionStrategy(new BatchedExecutionStrategy(exceptionHandler, loaders, true))
                // Each event of a subscription is an execution of its own, with loaders and a deadline of its own.
                .subscriptionExecutionStrategy(new BatchedExecutionStrategy(exceptionHandler, loaders, false))
                .preparsedDocumentProvider((input, parse) -> {
                    PreparedDocument prepared = input.getGraphQLContext().get(PreparedDocument.class);
                    return CompletableFuture.completedFuture(new PreparsedDocumentEntry(prepared.document()));
                })
                .build();
            return new Runner(schema, new DocumentCache(schema, limits), graphQl);
        }
    }
}
