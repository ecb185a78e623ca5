package io.quelyos.bff.checkout.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.persistence.checkout.LevelRow;
import io.quelyos.persistence.checkout.LineStockRow;
import io.quelyos.persistence.checkout.ReservationRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever is asked for and whatever lies where: no piece is given twice, and nobody gets a part of what was asked for. */
class StockPlanPropertyTest {

    private static final int ROUNDS = 3_000;

    private static UUID id(int number) {
        return new UUID(1, number);
    }

    @Test
    void givesEverythingOrNothingAndNoPieceTwice() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        int whole = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String as = "seed " + seed + ", round " + round;
            List<LevelRow> levels = new ArrayList<>();
            List<ReservationRow> own = new ArrayList<>();
            for (int variant = 0; variant < 3; variant++) {
                for (int place = 0; place < 1 + random.nextInt(3); place++) {
                    int quantity = random.nextInt(12) - 1;
                    int mine = random.nextInt(3);
                    int reserved = mine + random.nextInt(4);
                    levels.add(new LevelRow(id(variant), id(100 + place), random.nextInt(3), quantity, reserved));
                    if (mine > 0) {
                        own.add(new ReservationRow(id(variant), id(100 + place), mine));
                    }
                }
            }
            List<StockNeed> needs = new ArrayList<>();
            for (int line = 0; line < 1 + random.nextInt(4); line++) {
                int perPiece = 1 + random.nextInt(2);
                long quantity = (long) perPiece * (1 + random.nextInt(3));
                boolean isLimited = random.nextInt(5) > 0;
                needs.add(new StockNeed(id(200 + line), id(random.nextInt(3)), quantity, perPiece, isLimited));
            }
            StockPlan plan = StockPlan.of(needs, levels, own);
            if (plan.shortages().isEmpty()) {
                whole++;
                givesAll(plan, needs, levels, own, as);
            } else {
                assertThat(plan.reservations()).as(as).isEmpty();
                assertThat(plan.lines()).as(as).isEmpty();
                isReallyShort(plan, needs, levels, own, as);
            }
        }
        assertThat(whole)
            .as("both happen")
            .isBetween(ROUNDS / 20, (ROUNDS * 19) / 20);
    }

    private static void givesAll(
        StockPlan plan,
        List<StockNeed> needs,
        List<LevelRow> levels,
        List<ReservationRow> own,
        String as
    ) {
        for (StockNeed need : needs) {
            long given = plan
                .lines()
                .stream()
                .filter(line -> line.orderLineId().equals(need.lineId()))
                .mapToLong(LineStockRow::quantity)
                .sum();
            assertThat(given).as(as).isEqualTo(need.quantity());
        }
        Map<UUID, Long> limited = new HashMap<>();
        needs
            .stream()
            .filter(StockNeed::isLimited)
            .forEach(need -> limited.merge(need.variantId(), need.quantity(), Long::sum));
        limited.forEach((variant, wanted) ->
            assertThat(free(variant, levels, own))
                .as(as)
                .isGreaterThanOrEqualTo(wanted)
        );
        long byLines = plan.lines().stream().mapToLong(LineStockRow::quantity).sum();
        assertThat(plan.reservations().stream().mapToLong(ReservationRow::quantity).sum()).as(as).isEqualTo(byLines);
        boolean isAllLimited = needs.stream().allMatch(StockNeed::isLimited);
        if (isAllLimited) {
            for (ReservationRow row : plan.reservations()) {
                assertThat((long) row.quantity())
                    .as(as)
                    .isLessThanOrEqualTo(freeAt(row, levels, own));
            }
        }
    }

    private static void isReallyShort(
        StockPlan plan,
        List<StockNeed> needs,
        List<LevelRow> levels,
        List<ReservationRow> own,
        String as
    ) {
        for (StockNeed need : needs) {
            long wanted = needs
                .stream()
                .filter(other -> other.isLimited() && other.variantId().equals(need.variantId()))
                .mapToLong(StockNeed::quantity)
                .sum();
            boolean isShort = need.isLimited() && wanted > free(need.variantId(), levels, own);
            assertThat(plan.shortages().containsKey(need.lineId())).as(as).isEqualTo(isShort);
        }
    }

    private static long free(UUID variant, List<LevelRow> levels, List<ReservationRow> own) {
        return levels
            .stream()
            .filter(level -> level.variantId().equals(variant))
            .mapToLong(level -> freeAt(new ReservationRow(variant, level.locationId(), 0), levels, own))
            .sum();
    }

    private static long freeAt(ReservationRow at, List<LevelRow> levels, List<ReservationRow> own) {
        long mine = own
            .stream()
            .filter(row -> row.variantId().equals(at.variantId()) && row.locationId().equals(at.locationId()))
            .mapToLong(ReservationRow::quantity)
            .sum();
        return levels
            .stream()
            .filter(row -> row.variantId().equals(at.variantId()) && row.locationId().equals(at.locationId()))
            .mapToLong(row -> Math.max(0, row.quantity() - row.reserved() + mine))
            .sum();
    }
}
