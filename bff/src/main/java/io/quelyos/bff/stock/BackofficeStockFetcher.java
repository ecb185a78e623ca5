package io.quelyos.bff.stock;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import io.quelyos.auth.context.TenantContext;
import org.jspecify.annotations.Nullable;

/** Answers what staff do with stock. */
@DgsComponent
final class BackofficeStockFetcher {

    private final StockEditing editing;

    BackofficeStockFetcher(StockEditing editing) {
        this.editing = editing;
    }

    @DgsMutation(field = "backofficeStockSet")
    StockPayload backofficeStockSet(
        TenantContext context,
        @InputArgument String variantId,
        @InputArgument String locationId,
        @InputArgument int quantity,
        @InputArgument @Nullable Integer expectedQuantity
    ) {
        return editing.set(context, variantId, locationId, quantity, expectedQuantity);
    }

    @DgsMutation(field = "backofficeStockAdjust")
    StockPayload backofficeStockAdjust(
        TenantContext context,
        @InputArgument String variantId,
        @InputArgument String locationId,
        @InputArgument int delta,
        @InputArgument @Nullable String reason,
        @InputArgument boolean allowNegative
    ) {
        return editing.adjust(context, variantId, locationId, delta, reason, allowNegative);
    }
}
