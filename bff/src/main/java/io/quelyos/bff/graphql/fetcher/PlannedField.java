package io.quelyos.bff.graphql.fetcher;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the plan of an operation tells a fetcher of the field that it answers. */
public interface PlannedField {
    /**
     * Whether a field of the schema is asked of the object, or of each object of the list, that is fetched; so that what it
     * will need can be asked for with the objects. A hint: where it is wrong, nothing but time is lost.
     *
     * @param path the field's name, behind the names of the fields that it lies below, with strokes: {@code options/name}
     */
    boolean selects(String path);

    /** What is the same for every object that this field is asked of in one request: made for the first of them. */
    Object[] once(Supplier<Object[]> make);

    /**
     * Reads together with whatever else is asked at this depth of the answer, loaders and other fields, in one round trip.
     *
     * @param work runs on a thread of its own, beside the others: it must only read, and know all it needs beforehand
     */
    <T extends @Nullable Object> CompletableFuture<T> read(Supplier<T> work);
}
