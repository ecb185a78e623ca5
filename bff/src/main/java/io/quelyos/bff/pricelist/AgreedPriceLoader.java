package io.quelyos.bff.pricelist;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** What was agreed with whoever asks, by articles. */
@DgsDataLoader(name = AgreedPriceLoader.NAME)
public final class AgreedPriceLoader implements MappedBatchLoaderWithContext<UUID, AgreedPrices> {

    public static final String NAME = "pricelist.agreed";

    private final PriceLists lists;

    AgreedPriceLoader(PriceLists lists) {
        this.lists = lists;
    }

    @Override
    public CompletionStage<Map<UUID, AgreedPrices>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        return CompletableFuture.completedFuture(lists.of(Loading.context(environment), List.copyOf(keys)));
    }
}
