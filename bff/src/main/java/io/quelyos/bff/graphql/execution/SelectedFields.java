package io.quelyos.bff.graphql.execution;

/**
 * Tells a fetcher what the document asks of the objects that it answers, so that it can ask for what they will need with what
 * they are made of. A hint: where it is wrong, nothing but time is lost.
 */
public interface SelectedFields {
    /** Whether a field of the schema is asked of the object, or of each object of the list, that is fetched. */
    boolean selects(String field);
}
