package io.quelyos.bff.payment.provider;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a refund stands at its provider.
 *
 * @param reference the provider's name for it
 * @param requestId what we named when we asked for it; null where somebody made it at the provider
 * @param amountMinor in minor units of the payment's currency
 * @param failureCode why it failed; null where it did not
 */
public record RefundStanding(
    String reference,
    @Nullable UUID requestId,
    Stage stage,
    long amountMinor,
    @Nullable String failureCode
) {
    /** The steps of a refund. */
    public enum Stage {
        /** The provider took it on, and the money is on its way. */
        PENDING,
        DONE,
        /** The money did not arrive, and is the shop's again. */
        FAILED,
    }
}
