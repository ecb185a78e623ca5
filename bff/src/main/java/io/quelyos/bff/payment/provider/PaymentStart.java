package io.quelyos.bff.payment.provider;

import java.util.Currency;
import java.util.UUID;

/**
 * A payment that is to begin.
 *
 * @param paymentId the key under which it begins once
 * @param amountMinor in minor units of the currency
 */
public record PaymentStart(UUID paymentId, UUID orderId, long amountMinor, Currency currency) {}
