package io.quelyos.bff.demo.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The demo shops' deliveries, as {@code demo/delivery.json} tells them; amounts in cents, weights in grams. */
record DemoDeliveryTerms(List<Shop> shops) {
    record Shop(String slug, List<Zone> zones, List<Point> pickupPoints) {}

    record Zone(String name, List<Area> areas, List<Rate> rates) {}

    record Area(String country, @Nullable String region, @Nullable String postalPrefix) {}

    record Rate(
        String name,
        @Nullable String description,
        String basis,
        List<Long> from,
        List<Long> prices,
        @Nullable Long below,
        @Nullable Long freeFrom,
        int minimumDays,
        int maximumDays
    ) {}

    record Point(
        String name,
        String line1,
        String postalCode,
        String city,
        String country,
        String opening,
        long price,
        int minimumDays,
        int maximumDays
    ) {}
}
