package io.quelyos.bff.order.invoice;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.media.MediaUrls;
import io.quelyos.bff.order.loader.InvoiceLoader;
import io.quelyos.bff.order.reading.OrderPayload;
import io.quelyos.bff.order.reading.OrderView;
import io.quelyos.persistence.order.invoice.InvoiceRow;
import io.quelyos.persistence.order.invoice.InvoiceSettingsRow;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Answers the invoices of orders, and how a tenant's invoices look. */
@DgsComponent
final class InvoiceFetcher {

    private final InvoiceIssuing issuing;
    private final InvoiceSettings settings;
    private final InvoiceLinks links;
    private final MediaUrls urls;

    InvoiceFetcher(InvoiceIssuing issuing, InvoiceSettings settings, InvoiceLinks links, MediaUrls urls) {
        this.issuing = issuing;
        this.settings = settings;
        this.links = links;
        this.urls = urls;
    }

    @DgsData.List({
        @DgsData(parentType = "ShopOrder", field = "invoices"),
        @DgsData(parentType = "BackofficeOrder", field = "invoices"),
    })
    CompletableFuture<List<InvoiceView>> invoices(DataFetchingEnvironment environment) {
        OrderView order = Loading.source(environment, OrderView.class);
        return Loading.<UUID, InvoiceRow>list(environment, InvoiceLoader.NAME, order.id()).thenApply(rows ->
            rows.stream().map(InvoiceView::new).toList()
        );
    }

    @DgsData.List({
        @DgsData(parentType = "ShopOrderInvoice", field = "url"),
        @DgsData(parentType = "BackofficeOrderInvoice", field = "url"),
    })
    URI url(TenantContext context, DataFetchingEnvironment environment) {
        InvoiceView invoice = Loading.source(environment, InvoiceView.class);
        return URI.create(urls.base(environment) + links.path(context, invoice.id()));
    }

    @DgsMutation
    OrderPayload backofficeOrderInvoiceIssue(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version
    ) {
        return OrderPayload.of(issuing.issue(context, id, version));
    }

    @DgsData(parentType = "BackofficeQuery", field = "invoiceSettings")
    InvoiceSettingsRow invoiceSettings(TenantContext context) {
        return settings.find(context);
    }

    @DgsMutation
    InvoiceSettingsPayload backofficeInvoiceSettingsUpdate(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument int version
    ) {
        Map<String, Object> input = Objects.requireNonNull(environment.<Map<String, Object>>getArgument("input"));
        return settings.update(context, version, input);
    }
}
