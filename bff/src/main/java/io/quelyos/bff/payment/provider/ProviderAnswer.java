package io.quelyos.bff.payment.provider;

import io.quelyos.persistence.payment.WithheldReason;
import java.util.List;

/** What a provider answers. */
public sealed interface ProviderAnswer {
    /** The payment stands like this now. */
    record Standing(PaymentStanding standing) implements ProviderAnswer {}

    /** These refunds there are, all of a payment's or the one that was asked for. */
    record Refunds(List<RefundStanding> refunds) implements ProviderAnswer {
        public Refunds {
            refunds = List.copyOf(refunds);
        }
    }

    /** It will not be done, however often it is asked. */
    record Declined(String code) implements ProviderAnswer {}

    /**
     * It was not done as things are, and may be later: the account does not have such a thing, lacks the money or the right.
     * The provider keeps this answer under the key.
     */
    record NotNow(String code) implements ProviderAnswer {}

    /**
     * Nobody knows whether it was done.
     *
     * @param isKept whether the provider answered and keeps its answer under the key, so that whoever asks again must look
     *     what was done and then use another key; else the same may be asked again under the same key
     */
    record Unavailable(String reason, boolean isKept) implements ProviderAnswer {}

    /** It was not asked, and must not be: for good where the payment is another tenant's, else as long as the tenant is silent. */
    record Withheld(WithheldReason reason) implements ProviderAnswer {
        /** Why a payment of another tenant is not moved, where a provider's words would stand. */
        public static final String INHERITED = "inherited";

        /** Whether it will never be asked. */
        public boolean isForGood() {
            return reason == WithheldReason.INHERITED;
        }
    }
}
