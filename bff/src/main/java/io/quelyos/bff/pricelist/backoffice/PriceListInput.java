package io.quelyos.bff.pricelist.backoffice;

import io.quelyos.bff.graphql.type.MoneyInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema's input BackofficePriceListUpdateInput. */
record PriceListInput(
    @Nullable String name,
    @Nullable List<String> companyIds,
    @Nullable List<String> customerGroupIds
) {
    /** The schema's input BackofficeAgreedPriceInput. */
    record AgreedPriceInput(int minimum, MoneyInput price) {}
}
