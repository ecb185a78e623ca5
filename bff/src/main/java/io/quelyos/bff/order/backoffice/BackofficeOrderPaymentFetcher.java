package io.quelyos.bff.order.backoffice;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.order.loader.OrderPaymentLoader;
import io.quelyos.bff.order.loader.PaymentTransactionLoader;
import io.quelyos.bff.order.reading.OrderView;
import io.quelyos.persistence.payment.PaymentRow;
import io.quelyos.persistence.payment.PaymentTransactionRow;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Answers how orders are paid, and what was asked of providers for it. */
@DgsComponent
final class BackofficeOrderPaymentFetcher {

    @DgsData(parentType = "BackofficeOrder", field = "payments")
    CompletableFuture<List<BackofficeOrderPayment>> payments(DataFetchingEnvironment environment) {
        UUID order = Loading.source(environment, OrderView.class).id();
        return Loading.<UUID, PaymentRow>list(environment, OrderPaymentLoader.NAME, order).thenApply(rows ->
            rows.stream().map(BackofficeOrderPayment::of).toList()
        );
    }

    @DgsData(parentType = "BackofficeOrderPayment", field = "transactions")
    CompletableFuture<List<BackofficeOrderPayment.Transaction>> transactions(DataFetchingEnvironment environment) {
        BackofficeOrderPayment payment = Loading.source(environment, BackofficeOrderPayment.class);
        return Loading.<UUID, PaymentTransactionRow>list(
            environment,
            PaymentTransactionLoader.NAME,
            payment.id()
        ).thenApply(rows -> rows.stream().map(payment::transaction).toList());
    }
}
