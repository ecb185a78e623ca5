package io.quelyos.bff.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.persistence.delivery.DeliveryAreaRow;
import io.quelyos.persistence.delivery.DeliveryRateRow;
import io.quelyos.persistence.delivery.DeliveryZoneRow;
import io.quelyos.persistence.delivery.PickupPointRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which zone an address lies in, and what a parcel costs there. */
class DeliveryTermsTest {

    private static final DeliveryZoneRow FRANCE = zone("France", 0);
    private static final DeliveryZoneRow CORSICA = zone("Corse", 1);
    private static final DeliveryZoneRow AJACCIO = zone("Ajaccio", 2);
    private static final DeliveryZoneRow UNION = zone("UE", 3);
    private static final List<DeliveryAreaRow> AREAS = List.of(
        area(FRANCE, 0, "FR", null, null),
        area(CORSICA, 0, "FR", "FR-20R", null),
        area(CORSICA, 1, "FR", null, "20"),
        area(AJACCIO, 0, "FR", null, "2000"),
        area(UNION, 0, "DE", null, null),
        area(UNION, 1, "BE", null, null)
    );

    @Test
    void findsTheNarrowestZone() {
        DeliveryTerms terms = terms(List.of());
        assertThat(name(terms, "FR", null, null)).isEqualTo("France");
        assertThat(name(terms, "FR", "FR-IDF", "75 001")).isEqualTo("France");
        assertThat(name(terms, "FR", "FR-20R", null)).isEqualTo("Corse");
        assertThat(name(terms, "FR", null, "20 260")).isEqualTo("Corse");
        assertThat(name(terms, "FR", "FR-20R", "20000")).isEqualTo("Ajaccio");
        assertThat(name(terms, "BE", null, "2000")).isEqualTo("UE");
        assertThat(name(terms, "US", null, "20000")).isEmpty();
    }

    @Test
    void pricesByWeightAndEndsWhereTheLastBandEnds() {
        DeliveryRateRow rate = rate("WEIGHT", List.of(0L, 1000L, 5000L), List.of(490L, 790L, 1290L), 30_000L, null);
        DeliveryTerms terms = terms(List.of(rate));
        assertThat(price(terms, 0, 0)).isEqualTo(490);
        assertThat(price(terms, 999, 0)).isEqualTo(490);
        assertThat(price(terms, 1000, 0)).isEqualTo(790);
        assertThat(price(terms, 29_999, 0)).isEqualTo(1290);
        assertThat(price(terms, 30_000, 0)).isNull();
    }

    @Test
    void pricesByAmountAndIsFreeFromAnAmountOn() {
        DeliveryRateRow rate = rate("AMOUNT", List.of(1000L, 5000L), List.of(500L, 300L), null, 10_000L);
        DeliveryTerms terms = terms(List.of(rate));
        assertThat(price(terms, 9, 999)).isNull();
        assertThat(price(terms, 9, 1000)).isEqualTo(500);
        assertThat(price(terms, 9, 9_999)).isEqualTo(300);
        assertThat(price(terms, 9, 10_000)).isZero();
    }

    @Test
    void takesTheBandThatTheValueLiesIn() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<Long> starts = new ArrayList<>();
            List<Long> prices = new ArrayList<>();
            long start = random.nextInt(50);
            for (int band = 0; band <= random.nextInt(6); band++) {
                starts.add(start);
                prices.add((long) random.nextInt(1000));
                start += 1 + random.nextInt(100);
            }
            Long end = random.nextBoolean() ? start : null;
            DeliveryTerms terms = terms(List.of(rate("WEIGHT", starts, prices, end, null)));
            for (long grams = 0; grams < start + 20; grams++) {
                Long expected = null;
                for (int band = 0; band < starts.size(); band++) {
                    Long next = band + 1 < starts.size() ? starts.get(band + 1) : end;
                    if (grams >= starts.get(band) && (next == null || grams < next)) {
                        expected = prices.get(band);
                    }
                }
                assertThat(price(terms, grams, 0))
                    .as("seed %s, %s g in %s", seed, grams, starts)
                    .isEqualTo(expected);
            }
        }
    }

    private static @Nullable Long price(DeliveryTerms terms, long grams, long amount) {
        List<RateQuote> quotes = terms.quoteRates(new Destination("FR", null, null), new Parcel(grams, amount));
        return quotes.isEmpty() ? null : quotes.getFirst().priceMinor();
    }

    private static String name(DeliveryTerms terms, String country, @Nullable String region, @Nullable String code) {
        DeliveryZoneRow zone = terms.findZone(new Destination(country, region, code));
        return zone == null ? "" : zone.name();
    }

    private static DeliveryTerms terms(List<DeliveryRateRow> rates) {
        List<PickupPointRow> points = List.of();
        return new DeliveryTerms(List.of(FRANCE, CORSICA, AJACCIO, UNION), AREAS, rates, points);
    }

    private static DeliveryZoneRow zone(String name, int position) {
        return new DeliveryZoneRow(UUID.randomUUID(), name, position, 1);
    }

    private static DeliveryAreaRow area(
        DeliveryZoneRow zone,
        int position,
        String country,
        @Nullable String region,
        @Nullable String prefix
    ) {
        return new DeliveryAreaRow(zone.id(), position, country, region, prefix);
    }

    private static DeliveryRateRow rate(
        String basis,
        List<Long> starts,
        List<Long> prices,
        @Nullable Long end,
        @Nullable Long freeFrom
    ) {
        return new DeliveryRateRow(
            UUID.randomUUID(),
            FRANCE.id(),
            "R",
            null,
            basis,
            starts,
            prices,
            end,
            freeFrom,
            1,
            2,
            true,
            0,
            1
        );
    }
}
