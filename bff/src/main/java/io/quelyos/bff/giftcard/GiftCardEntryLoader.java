package io.quelyos.bff.giftcard;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.giftcard.GiftCardEntryRow;
import io.quelyos.persistence.giftcard.GiftCardMapper;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** The latest entries of gift cards. */
@DgsDataLoader(name = GiftCardEntryLoader.NAME)
public final class GiftCardEntryLoader implements MappedBatchLoaderWithContext<UUID, List<GiftCardEntryRow>> {

    public static final String NAME = "giftCard.entries";
    private static final int MAXIMUM_ENTRIES = 100;

    private final TenantDb tenantDb;
    private final GiftCardMapper cards;

    GiftCardEntryLoader(TenantDb tenantDb, GiftCardMapper cards) {
        this.tenantDb = tenantDb;
        this.cards = cards;
    }

    @Override
    public CompletionStage<Map<UUID, List<GiftCardEntryRow>>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        List<GiftCardEntryRow> rows = tenantDb.readByKeys(context, () ->
            cards.listEntries(List.copyOf(keys), MAXIMUM_ENTRIES)
        );
        return Loading.grouped(keys, rows, GiftCardEntryRow::giftCardId);
    }
}
