package io.quelyos.bff.catalog.loader;

import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.fetcher.PlannedField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;

/** The few lines that all loaders and their callers share. */
public final class Loading {

    private Loading() {}

    /** The object whose field is fetched. */
    public static <T> T source(DataFetchingEnvironment environment, Class<T> type) {
        return type.cast(Objects.requireNonNull(environment.<Object>getSource(), "a field below a root has a source"));
    }

    /** The tenant for whom a loader loads. */
    public static TenantContext context(BatchLoaderEnvironment environment) {
        return Objects.requireNonNull(environment.<TenantContext>getContext(), "a loader has a context");
    }

    /** Asks a loader for one key's rows; they are read with those of all other keys of the answer. */
    public static <K, V> CompletableFuture<List<V>> list(DataFetchingEnvironment environment, String loader, K key) {
        DataLoader<K, List<V>> found = environment.getDataLoader(loader);
        return Objects.requireNonNull(found, loader).load(key);
    }

    /**
     * Asks a loader already for what a field of the fetched objects will ask for, so that it is read with the objects and not
     * after them.
     */
    public static <K> void ahead(DataFetchingEnvironment environment, String field, String loader, K key) {
        if (environment instanceof PlannedField planned && planned.selects(field)) {
            DataLoader<K, ?> found = environment.getDataLoader(loader);
            var _ = Objects.requireNonNull(found, loader).load(key);
        }
    }

    /** Whether a field is asked of the objects that are fetched; true where no plan tells. */
    public static boolean isAsked(DataFetchingEnvironment environment, String field) {
        return !(environment instanceof PlannedField planned) || planned.selects(field);
    }

    /**
     * Reads together with whatever else is asked at this depth of the answer, such as other fields of the root.
     *
     * @param work runs on a thread of its own: it must only read, and know all it needs beforehand
     */
    public static <T extends @Nullable Object> CompletableFuture<T> together(
        DataFetchingEnvironment environment,
        Supplier<T> work
    ) {
        return environment instanceof PlannedField planned
            ? planned.read(work)
            : CompletableFuture.completedFuture(work.get());
    }

    /** Asks a loader for the row of a key; null where there is no key or no row. */
    public static <K, V> CompletableFuture<@Nullable V> find(
        DataFetchingEnvironment environment,
        String loader,
        @Nullable K key
    ) {
        if (key == null) {
            return CompletableFuture.completedFuture(null);
        }
        DataLoader<K, @Nullable V> found = environment.getDataLoader(loader);
        return Objects.requireNonNull(found, loader).load(key);
    }

    /** Asks a loader for the rows of some keys, in their order; null for a key without a row. */
    public static <K, V> CompletableFuture<List<@Nullable V>> findAll(
        DataFetchingEnvironment environment,
        String loader,
        List<K> keys
    ) {
        DataLoader<K, @Nullable V> found = environment.getDataLoader(loader);
        return Objects.requireNonNull(found, loader).loadMany(keys);
    }

    /** Rows by key, in their order; an empty list for a key without rows. */
    public static <K, V> CompletionStage<Map<K, List<V>>> grouped(
        Set<K> keys,
        List<V> rows,
        Function<V, @Nullable K> key
    ) {
        Map<K, List<V>> grouped = new HashMap<>();
        keys.forEach(each -> grouped.put(each, new ArrayList<>()));
        for (V row : rows) {
            List<V> group = grouped.get(key.apply(row));
            if (group != null) {
                group.add(row);
            }
        }
        return CompletableFuture.completedFuture(grouped);
    }

    /** Rows by their unique key; a key without a row is absent. */
    public static <K, V> CompletionStage<Map<K, V>> unique(List<V> rows, Function<V, @Nullable K> key) {
        Map<K, V> unique = new HashMap<>();
        for (V row : rows) {
            K each = key.apply(row);
            if (each != null) {
                unique.put(each, row);
            }
        }
        return CompletableFuture.completedFuture(unique);
    }
}
