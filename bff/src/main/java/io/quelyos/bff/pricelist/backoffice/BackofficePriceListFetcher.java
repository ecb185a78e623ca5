package io.quelyos.bff.pricelist.backoffice;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.DeletedPayload;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.bff.pricelist.backoffice.PriceListInput.AgreedPriceInput;
import io.quelyos.bff.pricelist.backoffice.PriceListReading.BackofficeAgreedPrice;
import io.quelyos.persistence.pricelist.PriceListRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers the backoffice's fields and mutations of lists of agreed prices. */
@DgsComponent
final class BackofficePriceListFetcher {

    private static final String ROOT = "BackofficeQuery";
    private final PriceListReading reading;
    private final PriceListEditing editing;

    BackofficePriceListFetcher(PriceListReading reading, PriceListEditing editing) {
        this.reading = reading;
        this.editing = editing;
    }

    @DgsData(parentType = ROOT, field = "priceLists")
    Connection<PriceListRow> priceLists(
        TenantContext context,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after
    ) {
        return reading.list(context, PageRequest.of(first, after));
    }

    @DgsData(parentType = ROOT, field = "priceList")
    @Nullable
    PriceListRow priceList(TenantContext context, @InputArgument String id) {
        return GlobalId.decode("prl", id)
            .map(key -> reading.find(context, key))
            .orElse(null);
    }

    @DgsData(parentType = "BackofficePriceList", field = "prices")
    Connection<BackofficeAgreedPrice> prices(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after
    ) {
        PriceListRow list = Loading.source(environment, PriceListRow.class);
        return reading.listPrices(context, list.id(), PageRequest.of(first, after));
    }

    @DgsMutation
    PriceListPayload backofficePriceListCreate(TenantContext context, @InputArgument String name) {
        return editing.create(context, name);
    }

    @DgsMutation
    PriceListPayload backofficePriceListUpdate(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument PriceListInput input
    ) {
        return editing.update(context, id, version, input);
    }

    @DgsMutation
    PriceListPayload backofficePriceListPricesSet(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument String variantId,
        @InputArgument List<AgreedPriceInput> prices
    ) {
        return editing.setPrices(context, id, version, variantId, prices);
    }

    @DgsMutation
    DeletedPayload backofficePriceListDelete(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version
    ) {
        return editing.delete(context, id, version);
    }
}
