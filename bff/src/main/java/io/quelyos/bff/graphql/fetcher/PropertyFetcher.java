package io.quelyos.bff.graphql.fetcher;

import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaConversionException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a field from the object itself: a record's component, a getter or a map's entry. The way in is looked up once per
 * class and linked like a lambda; a field is nearly always read from objects of one class, so the last one is remembered.
 */
public final class PropertyFetcher implements SourceFetcher {

    private final String name;
    private @Nullable Reader last;

    public PropertyFetcher(String name) {
        this.name = name;
    }

    /** The way to a property of objects of a class. Immutable, so that threads may share it without a lock. */
    private record Reader(Class<?> type, Function<Object, @Nullable Object> accessor) {}

    @Override
    public @Nullable Object read(Object source) {
        Class<?> type = source.getClass();
        Reader reader = last;
        if (reader == null || reader.type() != type) {
            reader = new Reader(type, link(type));
            last = reader;
        }
        return reader.accessor().apply(source);
    }

    private Function<Object, @Nullable Object> link(Class<?> type) {
        if (Map.class.isAssignableFrom(type)) {
            return source -> ((Map<?, ?>) source).get(name);
        }
        Method method = accessor(type);
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(
                method.getDeclaringClass(),
                MethodHandles.lookup()
            );
            MethodHandle handle = lookup.unreflect(method);
            CallSite site = LambdaMetafactory.metafactory(
                lookup,
                "apply",
                MethodType.methodType(Function.class),
                MethodType.methodType(Object.class, Object.class),
                handle,
                handle.type().wrap()
            );
            return accessor(site);
        } catch (IllegalAccessException | LambdaConversionException unreachable) {
            throw new IllegalStateException("cannot read " + name + " of " + type, unreachable);
        }
    }

    @SuppressWarnings("unchecked")
    private static Function<Object, @Nullable Object> accessor(CallSite site) {
        try {
            return (Function<Object, @Nullable Object>) site.getTarget().invoke();
        } catch (Throwable fault) {
            throw new IllegalStateException("cannot link an accessor", fault);
        }
    }

    private Method accessor(Class<?> type) {
        String capitalised = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        for (String candidate : new String[] { name, "get" + capitalised, "is" + capitalised }) {
            Method found = find(type, candidate);
            if (found != null) {
                return found;
            }
        }
        throw new IllegalStateException(type + " has no " + name);
    }

    /** Of a class or of what it inherits from; an accessor is declared by something that this code may look into. */
    private static @Nullable Method find(Class<?> type, String method) {
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            for (Method declared : each.getDeclaredMethods()) {
                boolean isAccessor =
                    declared.getName().equals(method) &&
                    declared.getParameterCount() == 0 &&
                    declared.getReturnType() != void.class &&
                    !Modifier.isStatic(declared.getModifiers()) &&
                    !declared.isBridge();
                if (isAccessor) {
                    return declared;
                }
            }
        }
        for (Class<?> contract : type.getInterfaces()) {
            Method inherited = find(contract, method);
            if (inherited != null) {
                return inherited;
            }
        }
        return null;
    }
}
