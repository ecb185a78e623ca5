package io.quelyos.bff.graphql.execution;

import graphql.GraphQLContext;
import graphql.execution.AbortExecutionException;
import graphql.execution.DataFetcherResult;
import graphql.execution.ExecutionContext;
import graphql.execution.UnresolvedTypeException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes of what one {@link ExecutionRun} has fetched what the answer has in its place, as the field's type says: leaves are
 * written, lists gone through, and objects given back to the run to be filled. A null goes up to where one may be.
 */
final class ValueCompletion {

    private final ExecutionRun run;
    private final ExecutionContext context;
    private final FieldErrors errors;
    private boolean isWholeAnswerNull;

    ValueCompletion(ExecutionRun run, FieldErrors errors) {
        this.run = run;
        this.context = run.context();
        this.errors = errors;
    }

    /** Whether a null went up to the top. */
    boolean isWholeAnswerNull() {
        return isWholeAnswerNull;
    }

    /** A field could not be fetched, which is its error. */
    void failed(Place place, @Nullable Object source, Throwable thrown) {
        errors.addFetching(new FieldEnvironment(run, place, source), thrown);
        complete(place, null);
    }

    /** A field was fetched. */
    void completeField(ResponseObject object, int index, @Nullable Object fetched) {
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
            type = TypeResolution.resolve(context, new FieldEnvironment(run, place, value), place, value);
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
        run.fill(object, value);
    }
}
