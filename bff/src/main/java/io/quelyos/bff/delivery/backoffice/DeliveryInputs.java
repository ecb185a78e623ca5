package io.quelyos.bff.delivery.backoffice;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema's inputs about deliveries. Each tells the whole thing: an update replaces what was there. */
final class DeliveryInputs {

    private DeliveryInputs() {}

    record ZoneInput(String name, @Nullable Integer position, List<AreaInput> areas) {}

    record AreaInput(String countryCode, @Nullable String regionCode, @Nullable String postalCodePrefix) {}

    record RateInput(
        String name,
        @Nullable String description,
        DeliveryBasis basis,
        List<BandInput> bands,
        @Nullable BigDecimal below,
        @Nullable BigDecimal freeFrom,
        int minimumDays,
        int maximumDays,
        @Nullable Boolean active,
        @Nullable Integer position
    ) {}

    record BandInput(BigDecimal from, BigDecimal price) {}

    record PickupPointInput(
        String name,
        String line1,
        String postalCode,
        String city,
        String countryCode,
        @Nullable String openingText,
        @Nullable BigDecimal price,
        int minimumDays,
        int maximumDays,
        @Nullable Boolean active,
        @Nullable Integer position
    ) {}
}
