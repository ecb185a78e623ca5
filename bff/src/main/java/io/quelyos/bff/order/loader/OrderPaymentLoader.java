package io.quelyos.bff.order.loader;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.payment.PaymentMapper;
import io.quelyos.persistence.payment.PaymentRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** The ways in which orders are paid. */
@DgsDataLoader(name = OrderPaymentLoader.NAME)
public final class OrderPaymentLoader implements MappedBatchLoaderWithContext<UUID, List<PaymentRow>> {

    public static final String NAME = "order.payments";

    private final TenantDb tenantDb;
    private final PaymentMapper mapper;

    OrderPaymentLoader(TenantDb tenantDb, PaymentMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, List<PaymentRow>>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        List<UUID> ids = List.copyOf(keys);
        List<PaymentRow> rows = tenantDb.readByKeys(Loading.context(environment), () -> mapper.findByOrders(ids));
        return Loading.grouped(keys, rows, PaymentRow::orderId);
    }
}
