package io.quelyos.bff.payment.provider;

import java.util.Currency;
import java.util.UUID;

/**
 * Moves money. Every call answers in bounded time and never throws for what a provider does; one that is not answered can
 * be repeated with the same key, under which the provider does it once. Never to be called inside a transaction.
 */
public interface PaymentProvider {
    /**
     * Begins a payment, which the buyer then confirms.
     *
     * @return where it stands, or why not
     */
    ProviderAnswer start(ProviderAccount account, PaymentStart start);

    /** Where a payment stands, by the provider's name for it. */
    ProviderAnswer find(ProviderAccount account, String reference);

    /** Takes money that is held; what is not taken of it is let go. */
    ProviderAnswer capture(ProviderAccount account, String reference, long amountMinor, Currency currency, UUID key);

    /** Gives a payment up; one that has brought money by then stays, and its standing says so. */
    ProviderAnswer cancel(ProviderAccount account, String reference, UUID key);

    /** Gives money back. */
    ProviderAnswer refund(ProviderAccount account, String reference, long amountMinor, Currency currency, UUID key);
}
