package io.quelyos.bff.graphql.engine;

import com.netflix.graphql.dgs.internal.method.ArgumentResolver;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.context.TenantContext;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/** Hands the context to fetchers that have a parameter of its type. */
@Component
final class ContextArgumentResolver implements ArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return RequestContext.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public @Nullable Object resolveArgument(MethodParameter parameter, DataFetchingEnvironment environment) {
        RequestContext context = environment.getGraphQlContext().get(RequestContext.class);
        if (parameter.getParameterType() == TenantContext.class) {
            return context.requireTenant();
        }
        // A field of another surface does not exist for this caller, so another kind of context cannot come here.
        return parameter.getParameterType().cast(context);
    }
}
