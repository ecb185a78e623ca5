package io.quelyos.bff.order.loader;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.order.invoice.InvoiceMapper;
import io.quelyos.persistence.order.invoice.InvoiceRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** The invoices and credit notes of orders. */
@DgsDataLoader(name = InvoiceLoader.NAME)
public final class InvoiceLoader implements MappedBatchLoaderWithContext<UUID, List<InvoiceRow>> {

    public static final String NAME = "order.invoices";

    private final TenantDb tenantDb;
    private final InvoiceMapper mapper;

    InvoiceLoader(TenantDb tenantDb, InvoiceMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, List<InvoiceRow>>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        List<UUID> ids = List.copyOf(keys);
        List<InvoiceRow> rows = tenantDb.readByKeys(Loading.context(environment), () -> mapper.findByOrders(ids));
        return Loading.grouped(keys, rows, InvoiceRow::orderId);
    }
}
