package io.quelyos.bff.payment.provider;

import java.util.Currency;

/**
 * Moves money. Every call answers in bounded time and never throws for what a provider does; one that is not answered can
 * be repeated with the same key, under which the provider does it once. Never to be called inside a transaction.
 */
public interface PaymentProvider {
    /** Whether exactly this amount can be paid. */
    boolean canTake(long amountMinor, Currency currency);

    /**
     * Begins a payment, which the buyer then confirms.
     *
     * @return where it stands, or why not
     */
    ProviderAnswer start(ProviderAccount account, PaymentStart start);

    /** Looks for a payment that may have begun without an answer; NotNow where there is none. */
    ProviderAnswer findStarted(ProviderAccount account, PaymentStart start);

    /** Where a payment stands, by the provider's name for it. */
    ProviderAnswer find(ProviderAccount account, String reference);

    /** Takes money that is held; what is not taken of it is let go. */
    ProviderAnswer capture(ProviderAccount account, ProviderRequest request);

    /**
     * Gives a payment up; one that has brought money by then stays, and its standing says so. It can be asked any number of
     * times, so it needs no key.
     */
    ProviderAnswer cancel(ProviderAccount account, String reference);

    /** Gives money back. */
    ProviderAnswer refund(ProviderAccount account, ProviderRequest request);

    /** All refunds of a payment, also those that were made at the provider itself. */
    ProviderAnswer listRefunds(ProviderAccount account, String reference);
}
