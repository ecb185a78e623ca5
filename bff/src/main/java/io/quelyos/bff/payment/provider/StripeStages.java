package io.quelyos.bff.payment.provider;

import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import io.quelyos.bff.payment.provider.PaymentStanding.Stage;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The steps of payments and refunds in Stripe's words. */
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

    static PaymentStanding standing(PaymentIntent intent) {
        String currency = intent.getCurrency();
        String failure = intent.getLastPaymentError() == null ? null : intent.getLastPaymentError().getCode();
        return new PaymentStanding(
            intent.getId(),
            of(intent.getStatus()),
            StripeAmounts.fromStripe(Objects.requireNonNullElse(intent.getAmountCapturable(), 0L), currency),
            StripeAmounts.fromStripe(Objects.requireNonNullElse(intent.getAmountReceived(), 0L), currency),
            intent.getClientSecret(),
            failure
        );
    }

    static RefundStanding standing(Refund refund) {
        RefundStanding.Stage stage = switch (Objects.requireNonNullElse(refund.getStatus(), "pending")) {
            case "succeeded" -> RefundStanding.Stage.DONE;
            case "failed", "canceled" -> RefundStanding.Stage.FAILED;
            // "requires_action", and what Stripe may add one day: it is under way.
            default -> RefundStanding.Stage.PENDING;
        };
        String failure = Objects.requireNonNullElse(refund.getFailureReason(), refund.getStatus());
        return new RefundStanding(
            refund.getId(),
            request(refund.getMetadata()),
            stage,
            StripeAmounts.fromStripe(refund.getAmount(), refund.getCurrency()),
            stage == RefundStanding.Stage.FAILED ? failure : null
        );
    }

    private static @Nullable UUID request(@Nullable Map<String, String> metadata) {
        try {
            String named = metadata == null ? null : metadata.get("request");
            return named == null ? null : UUID.fromString(named);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}
