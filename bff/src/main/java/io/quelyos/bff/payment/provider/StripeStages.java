package io.quelyos.bff.payment.provider;

import io.quelyos.bff.payment.provider.PaymentStanding.Stage;

/** The steps of a payment in Stripe's words. */
public final class StripeStages {

    private StripeStages() {}

    /** The step that a status of a payment intent stands for. */
    public static Stage of(String status) {
        return switch (status) {
            case "requires_payment_method", "requires_confirmation", "requires_action" -> Stage.ACTION_REQUIRED;
            case "requires_capture" -> Stage.AUTHORISED;
            case "succeeded" -> Stage.CAPTURED;
            case "canceled" -> Stage.VOIDED;
            // "processing", and what Stripe may add one day: something is under way.
            default -> Stage.PROCESSING;
        };
    }
}
