package io.quelyos.persistence.giftcard;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One gift card; its code is known to nobody but its bearer.
 *
 * @param lastFour the end of its code
 * @param balanceMinor the sum of its entries
 */
public record GiftCardRow(
    UUID id,
    String lastFour,
    String currency,
    long initialMinor,
    long balanceMinor,
    @Nullable OffsetDateTime expiresAt,
    boolean isDisabled,
    @Nullable String note,
    int version,
    OffsetDateTime createdAt
) {
    /** The columns of this record, of a table called g. */
    public static final String COLUMNS =
        "g.id, g.last_four, g.currency, g.initial_minor, g.balance_minor, g.expires_at, g.is_disabled, g.note," +
        " g.version, g.created_at";
}
