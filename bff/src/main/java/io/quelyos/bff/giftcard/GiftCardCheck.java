package io.quelyos.bff.giftcard;

import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of asking for a gift card by its code. */
public sealed interface GiftCardCheck {
    /**
     * It can be used.
     *
     * @param lastFour the end of its code, all that may be shown of it
     * @param balanceMinor what is left on it, in minor units, above 0
     * @param expiresAt the first moment after it; null for never
     */
    record Usable(
        UUID id,
        String lastFour,
        long balanceMinor,
        Currency currency,
        @Nullable Instant expiresAt
    ) implements GiftCardCheck {}

    /** It cannot be used. */
    record Refused(Reason reason) implements GiftCardCheck {}

    /** Too many wrong codes came from here; nothing was looked up. */
    record Throttled(long retryAfterSeconds) implements GiftCardCheck {}

    /** Why a gift card cannot be used. */
    enum Reason {
        /** There is no such code. */
        UNKNOWN,
        /** Staff made it worthless. */
        DISABLED,
        /** Its time is over. */
        EXPIRED,
        /** Nothing is left on it. */
        EMPTY,
        /** It is in another currency than the basket. */
        WRONG_CURRENCY,
    }
}
