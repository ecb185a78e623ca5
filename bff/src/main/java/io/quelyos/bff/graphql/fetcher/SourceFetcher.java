package io.quelyos.bff.graphql.fetcher;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fetches what needs nothing but the object whose field it is, so that nothing is made for it. */
@FunctionalInterface
public interface SourceFetcher extends LightDataFetcher<@Nullable Object> {
    /** The field's value. */
    @Nullable
    Object read(Object source) throws Exception;

    @Override
    default @Nullable Object get(
        GraphQLFieldDefinition definition,
        Object source,
        Supplier<DataFetchingEnvironment> environment
    ) throws Exception {
        return read(source);
    }

    @Override
    default @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
        return read(Objects.requireNonNull(environment.<Object>getSource(), "a field below a root has a source"));
    }
}
