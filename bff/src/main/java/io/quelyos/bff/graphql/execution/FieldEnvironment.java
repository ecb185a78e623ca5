package io.quelyos.bff.graphql.execution;

import graphql.GraphQLContext;
import graphql.collect.ImmutableMapWithNullValues;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionId;
import graphql.execution.ExecutionStepInfo;
import graphql.execution.MergedField;
import graphql.execution.directives.QueryDirectives;
import graphql.execution.directives.QueryDirectivesImpl;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingFieldSelectionSet;
import graphql.schema.DataFetchingFieldSelectionSetImpl;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import io.quelyos.bff.graphql.fetcher.PlannedField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderRegistry;
import org.jspecify.annotations.Nullable;

/** What a fetcher may ask of the field that it answers. What few of them ask is made when they do. */
@SuppressWarnings({ "TypeParameterUnusedInFormals", "InlineMeSuggester" }) // as the engine declares it
final class FieldEnvironment implements DataFetchingEnvironment, PlannedField {

    private final ExecutionRun run;
    private final ExecutionContext context;
    private final Place place;
    private final @Nullable Object source;
    private @Nullable Map<String, Object> arguments;

    FieldEnvironment(ExecutionRun run, Place place, @Nullable Object source) {
        this.run = run;
        this.context = run.context();
        this.place = place;
        this.source = source;
    }

    Place place() {
        return place;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T getSource() {
        return (T) source;
    }

    @Override
    public Map<String, Object> getArguments() {
        Map<String, Object> known = arguments;
        if (known == null) {
            known = run.arguments(place.field());
            arguments = known;
        }
        return known;
    }

    @Override
    public boolean containsArgument(String name) {
        return getArguments().containsKey(name);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T getArgument(String name) {
        return (T) getArguments().get(name);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getArgumentOrDefault(String name, T defaultValue) {
        return (T) getArguments().getOrDefault(name, defaultValue);
    }

    @Override
    @Deprecated
    public <T> @Nullable T getContext() {
        return null;
    }

    @Override
    public GraphQLContext getGraphQlContext() {
        return context.getGraphQLContext();
    }

    @Override
    public <T> @Nullable T getLocalContext() {
        return null;
    }

    @Override
    public <T> @Nullable T getRoot() {
        return context.getRoot();
    }

    @Override
    public GraphQLFieldDefinition getFieldDefinition() {
        return place.field().definition();
    }

    @Override
    @Deprecated
    public List<Field> getFields() {
        return getMergedField().getFields();
    }

    @Override
    public MergedField getMergedField() {
        return place.field().merged();
    }

    @Override
    public Field getField() {
        return getMergedField().getSingleField();
    }

    @Override
    public GraphQLOutputType getFieldType() {
        return getFieldDefinition().getType();
    }

    /** Of this field; what is above it is in the path. */
    @Override
    public ExecutionStepInfo getExecutionStepInfo() {
        return ExecutionStepInfo.newExecutionStepInfo()
            .type(getFieldType())
            .fieldDefinition(getFieldDefinition())
            .fieldContainer(place.field().parent())
            .field(getMergedField())
            .path(place.path())
            .arguments(() -> ImmutableMapWithNullValues.copyOf(getArguments()))
            .build();
    }

    @Override
    public GraphQLType getParentType() {
        return place.field().parent();
    }

    @Override
    public GraphQLSchema getGraphQLSchema() {
        return context.getGraphQLSchema();
    }

    @Override
    public Map<String, FragmentDefinition> getFragmentsByName() {
        return context.getFragmentsByName();
    }

    @Override
    public ExecutionId getExecutionId() {
        return context.getExecutionId();
    }

    @Override
    public DataFetchingFieldSelectionSet getSelectionSet() {
        return DataFetchingFieldSelectionSetImpl.newCollector(getGraphQLSchema(), getFieldType(), () ->
            context
                .getNormalizedQueryTree()
                .get()
                .getNormalizedField(getMergedField(), place.field().parent(), place.path())
        );
    }

    @Override
    public boolean selects(String path) {
        return place.field().selects(path);
    }

    @Override
    public Object[] once(Supplier<Object[]> make) {
        return run.once(place.field(), make);
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> read(Supplier<T> work) {
        return run.loaders().read(work);
    }

    @Override
    public QueryDirectives getQueryDirectives() {
        return new QueryDirectivesImpl(
            getMergedField(),
            getGraphQLSchema(),
            context.getCoercedVariables(),
            context.getNormalizedVariables(),
            getGraphQlContext(),
            getLocale()
        );
    }

    @Override
    @SuppressWarnings("unchecked")
    public <K, V> @Nullable DataLoader<K, V> getDataLoader(String dataLoaderName) {
        return (DataLoader<K, V>) run.loaders().find(dataLoaderName);
    }

    @Override
    public DataLoaderRegistry getDataLoaderRegistry() {
        return context.getDataLoaderRegistry();
    }

    @Override
    public Locale getLocale() {
        return context.getLocale();
    }

    @Override
    public OperationDefinition getOperationDefinition() {
        return context.getOperationDefinition();
    }

    @Override
    public Document getDocument() {
        return context.getDocument();
    }

    @Override
    public Map<String, Object> getVariables() {
        return context.getCoercedVariables().toMap();
    }
}
