package io.quelyos.persistence.payment;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One way in which an order, or a part of it, is paid. Amounts are in minor units.
 *
 * @param providerReference the provider's name for it; null until the provider was heard of
 * @param giftCardId null for all but gift cards
 * @param failureCode why the last attempt failed, in the provider's words; null where none did
 * @param isCapturedAtOnce whether money is taken when the buyer pays, and not only held; null where that was not noted
 * @param attempt counts the keys under which it was to begin
 * @param replacement how its buyer wants to pay instead; null where nobody said
 */
public record PaymentRow(
    UUID id,
    UUID orderId,
    PaymentMethodCode method,
    PaymentState state,
    String currency,
    long amountMinor,
    long authorisedMinor,
    long capturedMinor,
    long refundedMinor,
    @Nullable String providerReference,
    @Nullable UUID giftCardId,
    @Nullable String failureCode,
    @Nullable Boolean isCapturedAtOnce,
    int attempt,
    @Nullable PaymentMethodCode replacement,
    OffsetDateTime createdAt
) {
    /** The columns of this record, of a table called p. */
    public static final String COLUMNS =
        "p.id, p.order_id, p.method, p.state, p.currency, p.amount_minor, p.authorised_minor, p.captured_minor," +
        " p.refunded_minor, p.provider_reference, p.gift_card_id, p.failure_code, p.is_captured_at_once," +
        " p.attempt, p.replacement, p.created_at";
}
