package io.quelyos.bff.wishlist;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.wishlist.WishlistItemMapper;
import io.quelyos.persistence.wishlist.WishlistItemRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** The wishes of lists, by the lists' ids; whoever asks has found the lists by their owner or their link. */
@DgsDataLoader(name = WishlistItemLoader.NAME)
final class WishlistItemLoader implements MappedBatchLoaderWithContext<UUID, List<WishlistItemRow>> {

    static final String NAME = "wishlist.items";

    private final TenantDb tenantDb;
    private final WishlistItemMapper mapper;

    WishlistItemLoader(TenantDb tenantDb, WishlistItemMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, List<WishlistItemRow>>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        int limit = keys.size() * WishlistSettings.MOST_ITEMS;
        List<WishlistItemRow> rows = tenantDb.readByKeys(context, () -> mapper.listOf(List.copyOf(keys), limit));
        return Loading.grouped(keys, rows, WishlistItemRow::wishlistId);
    }
}
