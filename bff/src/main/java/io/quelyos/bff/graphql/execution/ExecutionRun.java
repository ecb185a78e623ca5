package io.quelyos.bff.graphql.execution;

import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.ValuesResolver;
import graphql.schema.DataFetcher;
import graphql.schema.LightDataFetcher;
import io.quelyos.bff.graphql.fetcher.SourceFetcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One execution of an operation, on one thread: fetches what fields are made of, and has a {@link ValueCompletion} make the
 * answer of it. Objects are filled as deep as they go; what a field waits for is put aside, and asked for with everything
 * else that waits once nothing can go on without it. So each loader is asked once for everything that the answer needs of
 * it at that depth, however the document is written.
 */
final class ExecutionRun {

    private final ExecutionContext context;
    private final RequestLoaders loaders;
    private final ValueCompletion completion;
    private final Map<FieldPlan, Map<String, Object>> arguments = new HashMap<>();
    private final Map<FieldPlan, Object[]> made = new HashMap<>();
    private List<Waiting> waiting = new ArrayList<>();

    ExecutionRun(ExecutionContext context, RequestLoaders loaders, FieldErrors errors) {
        this.context = context;
        this.loaders = loaders;
        this.completion = new ValueCompletion(this, errors);
    }

    /** A field whose value comes later. */
    private record Waiting(Place place, @Nullable Object source, CompletableFuture<?> value) {}

    ExecutionContext context() {
        return context;
    }

    RequestLoaders loaders() {
        return loaders;
    }

    /**
     * Answers all fields of the operation at once.
     *
     * @return null where a null reached the top
     */
    @Nullable
    ResponseObject together(SelectionPlan plan, @Nullable Object root) {
        var answer = new ResponseObject(plan, null);
        fill(answer, root);
        settle();
        return completion.isWholeAnswerNull() ? null : answer;
    }

    /**
     * Answers one field of the operation with all that is below it before the next begins, as mutations must be.
     *
     * @return null where a null reached the top
     */
    @Nullable
    ResponseObject oneByOne(SelectionPlan plan, @Nullable Object root) {
        var answer = new ResponseObject(plan, null);
        for (int index = 0; index < plan.fields().size(); index++) {
            fetch(answer, index, root);
            settle();
            loaders.forget();
        }
        return completion.isWholeAnswerNull() ? null : answer;
    }

    /** The arguments of a field, which are the same for every object that it is asked of. */
    Map<String, Object> arguments(FieldPlan field) {
        Map<String, Object> constant = field.constantArguments();
        return constant != null ? constant : arguments.computeIfAbsent(field, this::coerceArguments);
    }

    /** What is made once for all objects that a field is asked of. */
    Object[] once(FieldPlan field, Supplier<Object[]> make) {
        Object[] known = made.get(field);
        if (known == null) {
            known = make.get();
            made.put(field, known);
        }
        return known;
    }

    private Map<String, Object> coerceArguments(FieldPlan field) {
        return ValuesResolver.getArgumentValues(
            context.getGraphQLSchema().getCodeRegistry(),
            field.definition().getArguments(),
            field.merged().getArguments(),
            context.getCoercedVariables(),
            context.getGraphQLContext(),
            context.getLocale()
        );
    }

    /** Fetches all fields of an object. */
    void fill(ResponseObject object, @Nullable Object source) {
        if (context.getExecutionInput().isCancelled()) {
            throw new AbortExecutionException("The operation was told to stop.");
        }
        for (int index = 0; index < object.slots().length; index++) {
            fetch(object, index, source);
        }
    }

    private void fetch(ResponseObject object, int index, @Nullable Object source) {
        FieldPlan field = object.plan().fields().get(index);
        if (field.isTypeName()) {
            object.slots()[index] = field.parent().getName();
            return;
        }
        Object value;
        try {
            SourceFetcher light = field.sourceFetcher();
            value = light != null && source != null ? light.read(source) : fetchWithEnvironment(object, index, source);
        } catch (Exception thrown) {
            completion.failed(Place.of(object, index), source, thrown);
            return;
        }
        if (value instanceof CompletionStage<?> stage) {
            CompletableFuture<?> later = stage.toCompletableFuture();
            var place = Place.of(object, index);
            if (later.isDone()) {
                arrived(new Waiting(place, source, later));
            } else {
                waiting.add(new Waiting(place, source, later));
            }
        } else {
            completion.completeField(object, index, value);
        }
    }

    private @Nullable Object fetchWithEnvironment(ResponseObject object, int index, @Nullable Object source)
        throws Exception {
        var place = Place.of(object, index);
        FieldPlan field = place.field();
        DataFetcher<?> fetcher = field.fetcher();
        var environment = new FieldEnvironment(this, place, source);
        return fetcher instanceof LightDataFetcher<?> light && source != null
            ? light.get(field.definition(), source, () -> environment)
            : fetcher.get(environment);
    }

    /** Loads what is waited for, goes on with what has come, and so on until nothing is left. */
    private void settle() {
        while (!waiting.isEmpty()) {
            boolean wasAsked = loaders.dispatch();
            List<Waiting> earlier = waiting;
            waiting = new ArrayList<>();
            boolean hasCome = false;
            for (Waiting each : earlier) {
                if (each.value().isDone()) {
                    hasCome = true;
                    arrived(each);
                } else {
                    waiting.add(each);
                }
            }
            if (!wasAsked && !hasCome) {
                awaitAny();
            }
        }
    }

    private void awaitAny() {
        CompletableFuture<?>[] values = waiting
            .stream()
            .map(Waiting::value)
            .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.anyOf(values)
                .handle((value, failure) -> true)
                .get();
        } catch (InterruptedException interruption) {
            throw new IllegalStateException("interrupted while an operation ran", interruption);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a handled failure is none", impossible);
        }
    }

    private void arrived(Waiting waited) {
        Object value;
        try {
            value = waited.value().join();
        } catch (CancellationException cancelled) {
            completion.failed(waited.place(), waited.source(), cancelled);
            return;
        } catch (CompletionException failure) {
            completion.failed(waited.place(), waited.source(), Objects.requireNonNullElse(failure.getCause(), failure));
            return;
        }
        Place place = waited.place();
        completion.completeField(place.owner(), place.index(), value);
    }
}
