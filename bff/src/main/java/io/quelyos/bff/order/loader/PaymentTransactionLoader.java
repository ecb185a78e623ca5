package io.quelyos.bff.order.loader;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.payment.PaymentTransactionMapper;
import io.quelyos.persistence.payment.PaymentTransactionRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** What was asked of providers for payments. */
@DgsDataLoader(name = PaymentTransactionLoader.NAME)
public final class PaymentTransactionLoader implements MappedBatchLoaderWithContext<UUID, List<PaymentTransactionRow>> {

    public static final String NAME = "order.paymentTransactions";

    private final TenantDb tenantDb;
    private final PaymentTransactionMapper mapper;

    PaymentTransactionLoader(TenantDb tenantDb, PaymentTransactionMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, List<PaymentTransactionRow>>> load(
        Set<UUID> keys,
        BatchLoaderEnvironment environment
    ) {
        List<UUID> ids = List.copyOf(keys);
        List<PaymentTransactionRow> rows = tenantDb.readByKeys(Loading.context(environment), () ->
            mapper.findByPayments(ids)
        );
        return Loading.grouped(keys, rows, PaymentTransactionRow::paymentId);
    }
}
