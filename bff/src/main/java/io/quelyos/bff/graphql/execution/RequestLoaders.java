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
    private List<Batch<?, ?>> noted = new ArrayList<>();

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
        var batch = new Batch<>(name, loader, keys, environment);
        noted.add(batch);
        return batch.promise;
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
        List<Batch<?, ?>> together = noted;
        noted = new ArrayList<>();
        try {
            catalog.load(context, together);
        } catch (RuntimeException unreachable) {
            // Such as a pool without connections: what waits for it fails where it is asked, and not the whole operation.
            together.forEach(batch -> batch.fail(unreachable));
        }
        together.forEach(batch -> batch.complete(this));
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

    /** What a loader was asked at one time. */
    static final class Batch<K, V> implements Runnable {

        private final String name;
        private final MappedBatchLoaderWithContext<K, V> loader;
        private final Set<K> keys;
        private final BatchLoaderEnvironment environment;
        private final CompletableFuture<Map<K, V>> promise = new CompletableFuture<>();
        private @Nullable Map<K, V> values;
        private @Nullable Throwable failure;

        Batch(String name, MappedBatchLoaderWithContext<K, V> loader, Set<K> keys, BatchLoaderEnvironment environment) {
            this.name = name;
            this.loader = loader;
            this.keys = keys;
            this.environment = environment;
        }

        @Override
        public void run() {
            try {
                values = loader.load(keys, environment).toCompletableFuture().join();
            } catch (CompletionException thrown) {
                failure = Objects.requireNonNullElse(thrown.getCause(), thrown);
            } catch (RuntimeException | Error thrown) {
                failure = thrown;
            }
        }

        void fail(Throwable cause) {
            if (values == null && failure == null) {
                failure = cause;
            }
        }

        void complete(RequestLoaders loaders) {
            Map<K, V> told = values;
            if (failure != null || told == null) {
                promise.completeExceptionally(
                    Objects.requireNonNullElseGet(failure, () -> new IllegalStateException(name + " told nothing"))
                );
            } else {
                loaders.remember(name, keys, told);
                promise.complete(told);
            }
        }
    }
}
