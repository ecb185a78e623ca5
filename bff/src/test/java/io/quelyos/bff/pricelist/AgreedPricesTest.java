package io.quelyos.bff.pricelist;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.persistence.pricelist.AgreedPriceRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a piece costs by what was agreed, over random agreements. */
class AgreedPricesTest {

    private static final UUID VARIANT = new UUID(0, 1);

    @Test
    void isTheLowestThatHoldsForSoManyPieces() {
        var agreed = new AgreedPrices(List.of(step(1, 900), step(10, 700), step(100, 750)));
        assertThat(agreed.at(0, 1000)).isEqualTo(900);
        assertThat(agreed.at(9, 1000)).isEqualTo(900);
        assertThat(agreed.at(10, 1000)).isEqualTo(700);
        assertThat(agreed.at(100, 1000)).isEqualTo(700);
        assertThat(agreed.at(10, 600)).isEqualTo(600);
        assertThat(AgreedPrices.NONE.at(5, 1000)).isEqualTo(1000);
    }

    @Test
    void neverCostsMoreThanEverybodyPaysNorMoreForMorePieces() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            List<AgreedPriceRow> steps = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                steps.add(step(1 + random.nextInt(50), random.nextInt(2_000)));
            }
            var agreed = new AgreedPrices(steps);
            long open = random.nextInt(2_000);
            long before = open;
            for (int pieces = 1; pieces <= 60; pieces++) {
                long price = agreed.at(pieces, open);
                assertThat(price).as("seed %d", seed).isLessThanOrEqualTo(before);
                before = price;
            }
        }
    }

    private static AgreedPriceRow step(int minimum, long priceMinor) {
        return new AgreedPriceRow(VARIANT, "EUR", minimum, priceMinor);
    }
}
