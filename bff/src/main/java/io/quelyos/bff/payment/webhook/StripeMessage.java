package io.quelyos.bff.payment.webhook;

import io.quelyos.bff.payment.provider.PaymentStanding;
import io.quelyos.bff.payment.provider.StripeAmounts;
import io.quelyos.bff.payment.provider.StripeStages;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message of Stripe, as far as it matters here. Read from its text and not through the library's classes, because a
 * message has the version of the API that the tenant chose at Stripe.
 *
 * @param kind Stripe's name for what happened
 * @param reference Stripe's name for the payment that it is about; null where it is about none
 * @param paymentId the payment that we named when it began; null where there is none
 * @param news what it tells
 */
record StripeMessage(String id, String kind, @Nullable String reference, @Nullable UUID paymentId, News news) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_WORD = 100;

    /** What a message can tell. */
    sealed interface News {
        /** Where a payment stood when the message was written. */
        record OfPayment(PaymentStanding standing) implements News {}

        /** Something about the refunds of a payment. */
        record OfRefund() implements News {}

        /**
         * Something about a dispute of a payment.
         *
         * @param amountMinor in minor units
         */
        record OfDispute(
            String reference,
            long amountMinor,
            String currency,
            String reason,
            String status
        ) implements News {}

        /** Something else. */
        record OfNothing() implements News {}
    }

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
            if (id.isEmpty() || id.length() > 255 || kind.isEmpty() || kind.length() > LONGEST_WORD) {
                return null;
            }
            News news = news(thing);
            return switch (news) {
                case News.OfPayment payment -> new StripeMessage(
                    id,
                    kind,
                    payment.standing().reference(),
                    uuid(thing.at("/metadata/payment").asString("")),
                    news
                );
                case News.OfRefund _, News.OfDispute _ -> new StripeMessage(id, kind, paymentOf(thing), null, news);
                case News.OfNothing _ -> new StripeMessage(id, kind, null, null, news);
            };
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private static News news(JsonNode thing) {
        return switch (thing.path("object").asString("")) {
            case "payment_intent" -> new News.OfPayment(standing(thing));
            case "refund", "charge" -> new News.OfRefund();
            case "dispute" -> new News.OfDispute(
                word(thing, "id"),
                StripeAmounts.fromStripe(thing.path("amount").asLong(0), thing.path("currency").asString("")),
                thing.path("currency").asString("").toUpperCase(Locale.ROOT),
                word(thing, "reason"),
                word(thing, "status")
            );
            default -> new News.OfNothing();
        };
    }

    private static String word(JsonNode thing, String name) {
        String word = thing.path(name).asString("");
        return word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word;
    }

    private static @Nullable String paymentOf(JsonNode thing) {
        String name = thing.path("payment_intent").asString("");
        return name.isEmpty() || name.length() > 255 ? null : name;
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
