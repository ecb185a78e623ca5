package io.quelyos.bff.pricing.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How amounts are shared out and rounded. */
class AllocationTest {

    @Test
    void servesLargestRemaindersFirstAndTiesInOrder() {
        assertThat(Allocation.allocate(100, List.of(1L, 1L, 1L))).containsExactly(34L, 33L, 33L);
        assertThat(Allocation.allocate(10, List.of(15L, 25L, 60L))).containsExactly(2L, 2L, 6L);
        assertThat(Allocation.allocate(1, List.of(0L, 5L, 9L))).containsExactly(0L, 0L, 1L);
        assertThat(Allocation.allocate(0, List.of(0L, 0L))).containsExactly(0L, 0L);
    }

    @Test
    void refusesWhatCannotBeSharedOut() {
        assertThatIllegalArgumentException().isThrownBy(() -> Allocation.allocate(1, List.of(0L)));
        assertThatIllegalArgumentException().isThrownBy(() -> Allocation.allocate(-1, List.of(1L)));
        assertThatIllegalArgumentException().isThrownBy(() -> Allocation.allocate(1, List.of(2L, -1L)));
    }

    @Test
    void sumsExactlyAndGivesNobodyMoreThanTheirWeight() {
        for (long seed = 0; seed < 20_000; seed++) {
            var random = new Random(seed);
            List<Long> weights = random
                .longs(1 + random.nextInt(9), 0, random.nextBoolean() ? 4 : 1_000_000_000_000L)
                .boxed()
                .toList();
            long sum = weights.stream().mapToLong(Long::longValue).sum();
            long total = sum == 0 ? 0 : random.nextLong(sum + 1);
            List<Long> shares = Allocation.allocate(total, weights);
            assertThat(shares.stream().mapToLong(Long::longValue).sum()).as("seed %d", seed).isEqualTo(total);
            for (int i = 0; i < weights.size(); i++) {
                assertThat(shares.get(i)).as("seed %d", seed).isBetween(0L, weights.get(i));
            }
        }
    }

    @Test
    void roundsHalfEven() {
        assertThat(Rounding.part(5, 1, 2)).isEqualTo(2);
        assertThat(Rounding.part(15, 1, 2)).isEqualTo(8);
        assertThat(Rounding.part(Long.MAX_VALUE, 10_000, 10_000)).isEqualTo(Long.MAX_VALUE);
    }
}
