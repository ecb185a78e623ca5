package io.quelyos.bff.graphql.execution;

import graphql.execution.ResultPath;
import org.jspecify.annotations.Nullable;

/** A place in the answer: a field's, or one of the elements of its lists. */
final class Place {

    private final ResponseObject owner;
    private final FieldPlan field;
    private final Shape shape;
    private final int index;
    private final @Nullable Place list;
    private final @Nullable Object[] target;

    /**
     * A place.
     *
     * @param owner the object whose field it is
     * @param index of the field in the owner's plan, or of the element in its list
     * @param list the place of the list; null for the field's own place
     * @param target what holds the value at that index
     */
    private Place(
        ResponseObject owner,
        FieldPlan field,
        Shape shape,
        int index,
        @Nullable Place list,
        @Nullable Object[] target
    ) {
        this.owner = owner;
        this.field = field;
        this.shape = shape;
        this.index = index;
        this.list = list;
        this.target = target;
    }

    /** The place of a field. */
    static Place of(ResponseObject owner, int index) {
        FieldPlan field = owner.plan().fields().get(index);
        return new Place(owner, field, field.shape(), index, null, owner.slots());
    }

    /** The place of an element of the list here. */
    Place element(Shape elementShape, @Nullable Object[] elements, int position) {
        return new Place(owner, field, elementShape, position, this, elements);
    }

    /** The object whose field it is. */
    ResponseObject owner() {
        return owner;
    }

    FieldPlan field() {
        return field;
    }

    /** What the type says of a value here. */
    Shape shape() {
        return shape;
    }

    /** Of the field in its owner's plan, or of the element in its list. */
    int index() {
        return index;
    }

    void put(@Nullable Object value) {
        target[index] = value;
    }

    /**
     * Puts a null here, or where it may not be here, in the place of what is around it.
     *
     * @return whether there was such a place; if not, the whole answer is null
     */
    boolean putNull() {
        for (Place place = this; place != null; place = place.around()) {
            if (!place.shape.isNonNull()) {
                place.put(null);
                return true;
            }
        }
        return false;
    }

    private @Nullable Place around() {
        return list == null ? owner.place() : list;
    }

    /** As an error tells it. */
    ResultPath path() {
        if (list != null) {
            return list.path().segment(index);
        }
        Place above = owner.place();
        return (above == null ? ResultPath.rootPath() : above.path()).segment(field.key().getValue());
    }
}
