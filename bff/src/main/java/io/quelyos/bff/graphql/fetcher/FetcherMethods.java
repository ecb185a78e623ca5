package io.quelyos.bff.graphql.fetcher;

import com.netflix.graphql.dgs.InputArgument;
import com.netflix.graphql.dgs.internal.DataFetcherReference;
import com.netflix.graphql.dgs.internal.DgsSchemaProvider;
import com.netflix.graphql.dgs.internal.method.ArgumentResolver;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.RequestContext;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.core.annotation.SynthesizingMethodParameter;

/**
 * The methods that DGS found to answer fields, called straight. What DGS and Spring put around each call serves reactive
 * types, thread hopping and Kotlin, of which there is none here: requests run from end to end on a thread of their own.
 * Which method answers which field, and what its parameters mean, stays DGS' business.
 */
public final class FetcherMethods {

    private final Map<String, DataFetcher<?>> fetchers = new HashMap<>();
    private final List<ArgumentResolver> resolvers;
    private final ParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();

    /**
     * The methods of a schema.
     *
     * @param resolvers in the order in which DGS asks them
     */
    public FetcherMethods(DgsSchemaProvider schemas, List<ArgumentResolver> resolvers) {
        this.resolvers = resolvers;
        for (DataFetcherReference found : schemas.resolvedDataFetchers()) {
            fetchers.put(found.getParentType() + "." + found.getField(), of(found));
        }
    }

    /** The method that answers a field; null where the field is read from the object itself. */
    public @Nullable DataFetcher<?> find(String type, String field) {
        return fetchers.get(type + "." + field);
    }

    private DataFetcher<?> of(DataFetcherReference found) {
        Method method = found.getMethod();
        List<FetcherMethod.Parameter> parameters = new ArrayList<>();
        for (int index = 0; index < method.getParameterCount(); index++) {
            parameters.add(parameter(new SynthesizingMethodParameter(method, index)));
        }
        return new FetcherMethod(found.getInstance(), method, parameters);
    }

    private FetcherMethod.Parameter parameter(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(names);
        if (parameter.getParameterType() == DataFetchingEnvironment.class) {
            return new FetcherMethod.Parameter(false, environment -> environment);
        }
        ArgumentResolver resolver = resolvers
            .stream()
            .filter(each -> each.supportsParameter(parameter))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("nothing says what to give for " + parameter));
        boolean isOfField =
            parameter.hasParameterAnnotation(InputArgument.class) ||
            RequestContext.class.isAssignableFrom(parameter.getParameterType());
        return new FetcherMethod.Parameter(isOfField, environment -> resolver.resolveArgument(parameter, environment));
    }
}
