package io.quelyos.persistence.giftcard;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of a gift card's balance.
 *
 * @param kind ISSUE, REDEEM, RELEASE, REFUND or ADJUST
 * @param amountMinor what it added; below 0 where it took away
 * @param currency its card's
 */
public record GiftCardEntryRow(
    UUID giftCardId,
    String kind,
    long amountMinor,
    long balanceAfterMinor,
    String currency,
    @Nullable String reason,
    OffsetDateTime createdAt
) {}
