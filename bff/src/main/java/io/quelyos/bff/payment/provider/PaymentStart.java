package io.quelyos.bff.payment.provider;

import java.time.Instant;
import java.util.Currency;
import java.util.UUID;

/**
 * A payment that is to begin.
 *
 * @param paymentId the key under which it begins once
 * @param attempt counts the keys, beginning with 1
 * @param amountMinor in minor units of the currency
 * @param isCapturedAtOnce whether money is taken when the buyer pays, and not only held
 * @param since the provider was not asked before
 */
public record PaymentStart(
    UUID paymentId,
    UUID orderId,
    int attempt,
    long amountMinor,
    Currency currency,
    boolean isCapturedAtOnce,
    Instant since
) {}
