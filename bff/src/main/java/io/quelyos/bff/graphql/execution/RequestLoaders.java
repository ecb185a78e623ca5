package io.quelyos.bff.graphql.execution;

import io.quelyos.auth.context.RequestContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.DataLoader;
import org.dataloader.MappedBatchLoaderWithContext;
import org.jspecify.annotations.Nullable;

/**
 * The loaders of one execution, made when a field first asks for them. Loaders that are asked at the same time read at the
 * same time; their answers arrive on the execution's own thread, one after the other, so that nothing of the execution has
 * to be safe for several.
 */
final class RequestLoaders {

    private final LoaderCatalog catalog;
    private final RequestContext context;
    private final Map<String, DataLoader<?, ?>> byName = new HashMap<>();
    private final List<DataLoader<?, ?>> inUse = new ArrayList<>();
    private List<Noted> noted = new ArrayList<>();

    RequestLoaders(LoaderCatalog catalog, RequestContext context) {
        this.catalog = catalog;
        this.context = context;
    }

    /** The loader of a name; null where there is none. */
    @Nullable
    DataLoader<?, ?> find(String name) {
        DataLoader<?, ?> known = byName.get(name);
        if (known == null) {
            known = catalog.make(name, this);
            if (known != null) {
                byName.put(name, known);
                inUse.add(known);
            }
        }
        return known;
    }

    /** For whom is loaded. */
    RequestContext context() {
        return context;
    }

    /** Notes what a loader was asked, to be loaded with what the others were asked. */
    <K, V> CompletionStage<Map<K, V>> note(
        String name,
        MappedBatchLoaderWithContext<K, V> loader,
        Set<K> keys,
        BatchLoaderEnvironment environment
    ) {
        var batch = new Batch<>(this, name, loader, keys, environment);
        noted.add(batch);
        return batch.promise;
    }

    /** Notes what a field reads by itself, to be read with what loaders were asked. */
    <T extends @Nullable Object> CompletableFuture<T> read(Supplier<T> work) {
        var reading = new Reading<>(work);
        noted.add(reading);
        return reading.promise;
    }

    /**
     * Loads what was asked for since the last time.
     *
     * @return whether there was anything
     */
    boolean dispatch() {
        for (DataLoader<?, ?> loader : inUse) {
            if (loader.dispatchDepth() > 0) {
                var _ = loader.dispatch();
            }
        }
        List<Noted> together = noted;
        noted = new ArrayList<>();
        try {
            catalog.load(context, together);
        } catch (RuntimeException unreachable) {
            // Such as a pool without connections: what waits for it fails where it is asked, and not the whole operation.
            together.forEach(each -> each.fail(unreachable));
        }
        together.forEach(Noted::complete);
        return !together.isEmpty();
    }

    /** Remembers what a loader told beside what it was asked. */
    @SuppressWarnings("unchecked") // a loader's name is that of its own keys and values
    private <K, V> void remember(String name, Set<K> asked, Map<K, V> told) {
        var loader = (DataLoader<K, V>) byName.get(name);
        if (loader != null && told.size() > asked.size()) {
            told.forEach((key, value) -> {
                if (!asked.contains(key)) {
                    loader.prime(key, value);
                }
            });
        }
    }

    /** Forgets what was loaded: what comes next may have changed it. Nothing may be waiting. */
    void forget() {
        byName.clear();
        inUse.clear();
    }

    /** What is read beside others, and told afterwards on the execution's own thread. */
    private abstract static class Noted implements Runnable {

        private @Nullable Throwable failure;
        private boolean isDone;

        @Override
        public final void run() {
            try {
                read();
                isDone = true;
            } catch (CompletionException thrown) {
                failure = Objects.requireNonNullElse(thrown.getCause(), thrown);
            } catch (RuntimeException | Error thrown) {
                failure = thrown;
            }
        }

        final void fail(Throwable cause) {
            if (!isDone && failure == null) {
                failure = cause;
            }
        }

        final void complete() {
            if (failure == null) {
                tell();
            } else {
                refuse(failure);
            }
        }

        abstract void read();

        abstract void tell();

        abstract void refuse(Throwable cause);
    }

    /** What a field reads by itself. */
    private static final class Reading<T extends @Nullable Object> extends Noted {

        private final Supplier<T> work;
        private final CompletableFuture<T> promise = new CompletableFuture<>();
        private Runnable telling = () -> {};

        Reading(Supplier<T> work) {
            this.work = work;
        }

        @Override
        void read() {
            T value = work.get();
            telling = () -> promise.complete(value);
        }

        @Override
        void tell() {
            telling.run();
        }

        @Override
        void refuse(Throwable cause) {
            promise.completeExceptionally(cause);
        }
    }

    /** What a loader was asked at one time. */
    private static final class Batch<K, V> extends Noted {

        private final RequestLoaders loaders;
        private final String name;
        private final MappedBatchLoaderWithContext<K, V> loader;
        private final Set<K> keys;
        private final BatchLoaderEnvironment environment;
        private final CompletableFuture<Map<K, V>> promise = new CompletableFuture<>();
        private @Nullable Map<K, V> values;

        Batch(
            RequestLoaders loaders,
            String name,
            MappedBatchLoaderWithContext<K, V> loader,
            Set<K> keys,
            BatchLoaderEnvironment environment
        ) {
            this.loaders = loaders;
            this.name = name;
            this.loader = loader;
            this.keys = keys;
            this.environment = environment;
        }

        @Override
        void read() {
            values = loader.load(keys, environment).toCompletableFuture().join();
        }

        @Override
        void tell() {
            Map<K, V> told = values;
            if (told == null) {
                refuse(new IllegalStateException(name + " told nothing"));
                return;
            }
            loaders.remember(name, keys, told);
            promise.complete(told);
        }

        @Override
        void refuse(Throwable cause) {
            promise.completeExceptionally(cause);
        }
    }
}
