package io.quelyos.bff.payment.webhook;

import io.quelyos.bff.payment.provider.PaymentStanding;
import io.quelyos.bff.payment.provider.StripeAmounts;
import io.quelyos.bff.payment.provider.StripeStages;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message of Stripe, as far as it matters here. Read from its text and not through the library's classes, because a
 * message has the version of the API that the tenant chose at Stripe.
 *
 * @param standing where the payment stood when it was written; null where it is about something else
 * @param paymentId the payment that we named when it began; null where there is none
 */
record StripeMessage(String id, String kind, @Nullable PaymentStanding standing, @Nullable UUID paymentId) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * Reads a message whose signature was checked.
     *
     * @return null where it is none
     */
    static @Nullable StripeMessage read(String text) {
        try {
            JsonNode event = JSON.readTree(text);
            String id = event.path("id").asString("");
            String kind = event.path("type").asString("");
            JsonNode thing = event.at("/data/object");
            if (id.isEmpty() || id.length() > 255 || kind.isEmpty() || kind.length() > 100) {
                return null;
            }
            boolean isPayment = thing.path("object").asString("").equals("payment_intent");
            return new StripeMessage(
                id,
                kind,
                isPayment ? standing(thing) : null,
                isPayment ? uuid(thing.at("/metadata/payment").asString("")) : null
            );
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private static PaymentStanding standing(JsonNode intent) {
        String failure = intent.at("/last_payment_error/code").asString("");
        String currency = intent.path("currency").asString("");
        return new PaymentStanding(
            intent.path("id").asString(""),
            StripeStages.of(intent.path("status").asString("")),
            StripeAmounts.fromStripe(intent.path("amount_capturable").asLong(0), currency),
            StripeAmounts.fromStripe(intent.path("amount_received").asLong(0), currency),
            null,
            failure.isEmpty() ? null : failure
        );
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }
}
