package io.quelyos.bff.catalog.loader;

import static java.util.stream.Collectors.toMap;

import com.netflix.graphql.dgs.DgsDataLoader;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** How many items whole lists have, counted while what belongs to their pages is read. The keys are the lists' counters. */
@DgsDataLoader(name = TotalLoader.NAME)
public final class TotalLoader implements MappedBatchLoaderWithContext<LongSupplier, Long> {

    public static final String NAME = "catalog.totals";

    @Override
    public CompletionStage<Map<LongSupplier, Long>> load(Set<LongSupplier> keys, BatchLoaderEnvironment environment) {
        return CompletableFuture.completedFuture(
            keys.stream().collect(toMap(Function.identity(), LongSupplier::getAsLong))
        );
    }
}
