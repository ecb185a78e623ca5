package io.quelyos.bff.graphql.fetcher;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls the method that answers a field, with the arguments that its parameters ask for. */
final class FetcherMethod implements DataFetcher<@Nullable Object> {

    private final MethodHandle method;
    private final Parameter[] parameters;

    FetcherMethod(Object bean, Method method, List<Parameter> parameters) {
        this.parameters = parameters.toArray(Parameter[]::new);
        try {
            this.method = MethodHandles.privateLookupIn(method.getDeclaringClass(), MethodHandles.lookup())
                .unreflect(method)
                .bindTo(bean)
                .asSpreader(Object[].class, this.parameters.length)
                .asType(java.lang.invoke.MethodType.methodType(Object.class, Object[].class));
        } catch (IllegalAccessException unreachable) {
            throw new IllegalStateException("cannot call " + method, unreachable);
        }
    }

    /** Where a parameter's value comes from. */
    @FunctionalInterface
    interface Parameter {
        @Nullable
        Object of(DataFetchingEnvironment environment);
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
        Object[] arguments = new Object[parameters.length];
        for (int index = 0; index < arguments.length; index++) {
            arguments[index] = parameters[index].of(environment);
        }
        try {
            return (Object) method.invokeExact(arguments);
        } catch (Exception | Error thrown) {
            throw thrown;
        } catch (Throwable neither) {
            throw new IllegalStateException("a fetcher threw what is no exception", neither);
        }
    }
}
