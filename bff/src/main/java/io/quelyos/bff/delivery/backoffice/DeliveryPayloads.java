package io.quelyos.bff.delivery.backoffice;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the mutations about deliveries answer: the thing as it is now, or was last, or the reasons for which nothing was done. */
final class DeliveryPayloads {

    private DeliveryPayloads() {}

    record ZonePayload(@Nullable BackofficeDeliveryZone zone, List<UserError> userErrors) {
        static ZonePayload refused(List<UserError> errors) {
            return new ZonePayload(null, List.copyOf(errors));
        }
    }

    record RatePayload(BackofficeDeliveryZone.@Nullable Rate rate, List<UserError> userErrors) {
        static RatePayload refused(List<UserError> errors) {
            return new RatePayload(null, List.copyOf(errors));
        }
    }

    record PickupPointPayload(@Nullable BackofficePickupPoint pickupPoint, List<UserError> userErrors) {
        static PickupPointPayload refused(List<UserError> errors) {
            return new PickupPointPayload(null, List.copyOf(errors));
        }
    }
}
