package io.quelyos.bff.graphql.fetcher;

import java.util.function.Supplier;

/** What the plan of an operation tells a fetcher of the field that it answers. */
public interface PlannedField {
    /**
     * Whether a field of the schema is asked of the object, or of each object of the list, that is fetched; so that what it
     * will need can be asked for with the objects. A hint: where it is wrong, nothing but time is lost.
     */
    boolean selects(String field);

    /** What is the same for every object that this field is asked of in one request: made for the first of them. */
    Object[] once(Supplier<Object[]> make);
}
