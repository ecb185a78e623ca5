package io.quelyos.bff.market.backoffice;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The schema's input of the same name. */
record BackofficeVariantPriceInput(String variantId, BigDecimal price, @Nullable BigDecimal compareAtPrice) {}
