package io.quelyos.bff.graphql.fetcher;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls the method that answers a field, with the arguments that its parameters ask for. */
final class FetcherMethod implements DataFetcher<@Nullable Object> {

    private final MethodHandle method;
    private final Parameter[] parameters;
    private final boolean hasParametersOfField;

    FetcherMethod(Object bean, Method method, List<Parameter> parameters) {
        this.parameters = parameters.toArray(Parameter[]::new);
        this.hasParametersOfField = parameters.stream().anyMatch(Parameter::isOfField);
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

    /**
     * Where a parameter's value comes from.
     *
     * @param isOfField whether it is the same for every object that the field is asked of, such as an argument
     */
    record Parameter(boolean isOfField, Function<DataFetchingEnvironment, @Nullable Object> source) {}

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
        Object[] arguments =
            environment instanceof PlannedField planned && hasParametersOfField
                ? planned.once(() -> parametersOfField(environment)).clone()
                : parametersOfField(environment);
        for (int index = 0; index < arguments.length; index++) {
            if (!parameters[index].isOfField()) {
                arguments[index] = parameters[index].source().apply(environment);
            }
        }
        try {
            return (Object) method.invokeExact(arguments);
        } catch (Exception | Error thrown) {
            throw thrown;
        } catch (Throwable neither) {
            throw new IllegalStateException("a fetcher threw what is no exception", neither);
        }
    }

    private Object[] parametersOfField(DataFetchingEnvironment environment) {
        Object[] arguments = new Object[parameters.length];
        for (int index = 0; index < arguments.length; index++) {
            if (parameters[index].isOfField()) {
                arguments[index] = parameters[index].source().apply(environment);
            }
        }
        return arguments;
    }
}
