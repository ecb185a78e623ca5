package io.quelyos.bff.graphql.execution;

import graphql.GraphQLContext;
import graphql.execution.AbortExecutionException;
import graphql.execution.DataFetcherResult;
import graphql.execution.ExecutionContext;
import graphql.execution.UnresolvedTypeException;
import graphql.execution.ValuesResolver;
import graphql.schema.CoercingSerializeException;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.LightDataFetcher;
import io.quelyos.bff.graphql.fetcher.SourceFetcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
 * One execution of an operation, on one thread. Objects are filled as deep as they go; what a field waits for is put aside,
 * and asked for with everything else that waits once nothing can go on without it. So each loader is asked once for
 * everything that the answer needs of it at that depth, however the document is written.
 */
final class ExecutionRun {

    private final ExecutionContext context;
    private final RequestLoaders loaders;
    private final FieldErrors errors;
    private final Map<FieldPlan, Map<String, Object>> arguments = new HashMap<>();
    private final Map<FieldPlan, Object[]> made = new HashMap<>();
    private List<Waiting> waiting = new ArrayList<>();
    private boolean isWholeAnswerNull;

    ExecutionRun(ExecutionContext context, RequestLoaders loaders, FieldErrors errors) {
        this.context = context;
        this.loaders = loaders;
        this.errors = errors;
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
        return isWholeAnswerNull ? null : answer;
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
        return isWholeAnswerNull ? null : answer;
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

    private void fill(ResponseObject object, @Nullable Object source) {
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
            failed(Place.of(object, index), source, thrown);
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
            completeField(object, index, value);
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
            failed(waited.place(), waited.source(), cancelled);
            return;
        } catch (CompletionException failure) {
            failed(waited.place(), waited.source(), Objects.requireNonNullElse(failure.getCause(), failure));
            return;
        }
        Place place = waited.place();
        completeField(place.owner(), place.index(), value);
    }

    private void failed(Place place, @Nullable Object source, Throwable thrown) {
        errors.addFetching(new FieldEnvironment(this, place, source), thrown);
        complete(place, null);
    }

    private void completeField(ResponseObject object, int index, @Nullable Object fetched) {
        Object value = fetched;
        if (fetched instanceof DataFetcherResult<?> result) {
            context.addErrors(result.getErrors());
            value = result.getData();
        }
        FieldPlan field = object.plan().fields().get(index);
        Shape shape = field.shape();
        // What most fields are, without a place: it is only needed where something is below, or wrong.
        if (value instanceof String && shape.kind() == Shape.Kind.SCALAR && shape.isText()) {
            object.slots()[index] = value;
        } else {
            completeAt(Place.of(object, index), value);
        }
    }

    /** Whatever goes wrong at one field is that field's error, also where a scalar or a type is not what the schema says. */
    private void completeAt(Place place, @Nullable Object value) {
        try {
            complete(place, context.getValueUnboxer().unbox(value));
        } catch (AbortExecutionException abort) {
            throw abort;
        } catch (RuntimeException unexpected) {
            failed(place, value, unexpected);
        }
    }

    private void complete(Place place, @Nullable Object value) {
        if (value == null) {
            completeNull(place);
            return;
        }
        switch (place.shape().kind()) {
            case SCALAR, ENUM -> completeLeaf(place, value);
            case LIST -> completeList(place, value);
            case OBJECT -> completeObject(place, (GraphQLObjectType) place.shape().type(), value);
            case ABSTRACT -> completeAbstract(place, value);
        }
    }

    private void completeNull(Place place) {
        if (place.shape().isNonNull()) {
            errors.addNull(place);
        }
        if (!place.putNull()) {
            isWholeAnswerNull = true;
        }
    }

    private void completeLeaf(Place place, Object value) {
        GraphQLContext graphQlContext = context.getGraphQLContext();
        Object written;
        try {
            written =
                place.shape().type() instanceof GraphQLScalarType scalar
                    ? scalar.getCoercing().serialize(value, graphQlContext, context.getLocale())
                    : ((GraphQLEnumType) place.shape().type()).serialize(value, graphQlContext, context.getLocale());
        } catch (CoercingSerializeException unwritable) {
            errors.addUnwritable(place, unwritable);
            completeNull(place);
            return;
        }
        if (written == null) {
            completeNull(place);
        } else {
            place.put(written);
        }
    }

    private void completeList(Place place, Object value) {
        Collection<?> elements = switch (value) {
            case Collection<?> collection -> collection;
            case Object[] array -> Arrays.asList(array);
            case Iterable<?> iterable -> copy(iterable);
            default -> null;
        };
        if (elements == null) {
            errors.addMismatch(place);
            completeNull(place);
            return;
        }
        Object[] target = new Object[elements.size()];
        place.put(target);
        Shape shape = Objects.requireNonNull(place.shape().element(), "a list has elements");
        int position = 0;
        for (Object element : elements) {
            complete(place.element(shape, target, position), context.getValueUnboxer().unbox(element));
            position++;
        }
    }

    private static List<Object> copy(Iterable<?> iterable) {
        List<Object> elements = new ArrayList<>();
        iterable.forEach(elements::add);
        return elements;
    }

    private void completeAbstract(Place place, Object value) {
        GraphQLObjectType type;
        try {
            type = TypeResolution.resolve(context, new FieldEnvironment(this, place, value), place, value);
        } catch (UnresolvedTypeException unresolved) {
            errors.addUnresolved(place, unresolved);
            completeNull(place);
            return;
        }
        completeObject(place, type, value);
    }

    private void completeObject(Place place, GraphQLObjectType type, Object value) {
        var object = new ResponseObject(place.field().selection(type), place);
        place.put(object);
        fill(object, value);
    }
}
