package io.quelyos.bff.giftcard;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The schema's input of the same name. */
record BackofficeGiftCardIssueInput(
    BigDecimal amount,
    @Nullable Currency currency,
    @Nullable OffsetDateTime expiresAt,
    @Nullable String note
) {}
