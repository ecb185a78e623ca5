package io.quelyos.bff.pricelist;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.catalog.listing.ProductListQuery;
import io.quelyos.persistence.market.ProductPriceRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** The spans of what products cost whoever asks, with what was agreed; asked only where that can be anything. */
@DgsDataLoader(name = AgreedSpanLoader.NAME)
public final class AgreedSpanLoader implements MappedBatchLoaderWithContext<UUID, ProductPriceRow> {

    public static final String NAME = "pricelist.spans";

    private final PriceLists lists;

    AgreedSpanLoader(PriceLists lists) {
        this.lists = lists;
    }

    @Override
    public CompletionStage<Map<UUID, ProductPriceRow>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        ProductListQuery.Buyer buyer = lists.buyer(context);
        List<ProductPriceRow> rows = buyer == null ? List.of() : lists.spans(context, buyer, List.copyOf(keys));
        return Loading.unique(rows, ProductPriceRow::productId);
    }
}
