package io.quelyos.bff.pricelist.backoffice;

import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.pricelist.PriceListRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every mutation of a list of agreed prices answers that leaves one. */
record PriceListPayload(@Nullable PriceListRow priceList, List<UserError> userErrors) {
    PriceListPayload {
        userErrors = List.copyOf(userErrors);
    }

    static PriceListPayload refused(UserError userError) {
        return new PriceListPayload(null, List.of(userError));
    }
}
