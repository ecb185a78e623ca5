package io.quelyos.bff.backup.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowSumsTest {

    @Test
    void areTheSameInAnyOrderAndForNoOtherRows() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<String> rows = new ArrayList<>();
            for (int row = 0; row <= random.nextInt(50); row++) {
                rows.add("{\"id\":" + random.nextInt(20) + "}");
            }
            List<String> shuffled = new ArrayList<>(rows);
            Collections.shuffle(shuffled, random);
            assertThat(sums(shuffled).isSameAs(sums(rows)))
                .as("seed %s", seed)
                .isTrue();

            List<String> changed = new ArrayList<>(shuffled);
            int place = random.nextInt(changed.size());
            changed.set(place, changed.get(place) + " ");
            assertThat(sums(changed).isSameAs(sums(rows)))
                .as("seed %s", seed)
                .isFalse();
            List<String> more = new ArrayList<>(rows);
            more.add(rows.get(place));
            more.add(rows.get(place));
            assertThat(sums(more).isSameAs(sums(rows)))
                .as("seed %s, a row twice more", seed)
                .isFalse();
        }
    }

    private static RowSums sums(List<String> rows) {
        var sums = new RowSums();
        rows.forEach(sums::add);
        return sums;
    }
}
