package io.quelyos.bff.payment.provider;

import java.util.Currency;
import java.util.UUID;

/**
 * Something that is asked about a payment.
 *
 * @param id the key under which it is done once
 * @param attempt counts the keys, beginning with 1
 * @param reference the provider's name for the payment
 * @param amountMinor in minor units of the currency
 */
public record ProviderRequest(UUID id, int attempt, String reference, long amountMinor, Currency currency) {}
