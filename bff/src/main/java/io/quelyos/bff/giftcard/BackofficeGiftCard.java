package io.quelyos.bff.giftcard;

import io.quelyos.bff.graphql.type.Money;
import io.quelyos.persistence.giftcard.GiftCardRow;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name; its entries are loaded where they are asked for. */
public record BackofficeGiftCard(
    UUID id,
    int version,
    String lastFour,
    Money initialAmount,
    Money balance,
    @Nullable OffsetDateTime expiresAt,
    boolean isDisabled,
    @Nullable String note,
    OffsetDateTime createdAt
) {
    static BackofficeGiftCard of(GiftCardRow row) {
        Currency currency = Currency.getInstance(row.currency());
        return new BackofficeGiftCard(
            row.id(),
            row.version(),
            row.lastFour(),
            Money.ofMinor(row.initialMinor(), currency),
            Money.ofMinor(row.balanceMinor(), currency),
            row.expiresAt(),
            row.isDisabled(),
            row.note(),
            row.createdAt()
        );
    }
}
