package io.quelyos.bff.giftcard;

import io.quelyos.bff.graphql.type.Money;
import io.quelyos.persistence.giftcard.GiftCardEntryRow;
import java.time.OffsetDateTime;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
record BackofficeGiftCardEntry(
    String kind,
    Money amount,
    Money balanceAfter,
    @Nullable String reason,
    OffsetDateTime createdAt
) {
    static BackofficeGiftCardEntry of(GiftCardEntryRow row) {
        Currency currency = Currency.getInstance(row.currency());
        return new BackofficeGiftCardEntry(
            row.kind(),
            Money.ofMinor(row.amountMinor(), currency),
            Money.ofMinor(row.balanceAfterMinor(), currency),
            row.reason(),
            row.createdAt()
        );
    }
}
