package io.quelyos.bff.stock;

import io.quelyos.bff.catalog.backoffice.BackofficeStockLevel;
import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every mutation of stock answers. */
public record StockPayload(@Nullable BackofficeStockLevel stockLevel, List<UserError> userErrors) {
    static StockPayload refused(UserError userError) {
        return new StockPayload(null, List.of(userError));
    }
}
