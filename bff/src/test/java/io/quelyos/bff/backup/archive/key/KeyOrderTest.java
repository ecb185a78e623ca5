package io.quelyos.bff.backup.archive.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quelyos.bff.backup.archive.key.KeyOrder.Step;
import io.quelyos.persistence.backup.KeyColumn;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

/** A key that was there before never passes for a new one, wherever it comes again. */
class KeyOrderTest {

    private static final List<KeyColumn> BY_ID = List.of(new KeyColumn("id", true));
    private static final List<KeyColumn> BY_NUMBER_AND_WORD = List.of(
        new KeyColumn("number", true),
        new KeyColumn("word", false)
    );

    @Test
    void findsAnyRowThatIsThereTwice() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var ids = new TreeSet<String>();
        for (int each = 0; each < 500; each++) {
            ids.add(new UUID(random.nextLong(), random.nextLong()).toString());
        }
        List<String> rows = ids
            .stream()
            .map(id -> "{\"more\":{\"id\":\"inner\"},\"id\":\"" + id + "\",\"x\":[1]}")
            .toList();
        var order = new KeyOrder(BY_ID);
        assertThat(rows.stream().map(order::next)).as("seed %d", seed).containsOnly(Step.NEW);
        int twice = random.nextInt(rows.size());
        Step expected = twice == rows.size() - 1 ? Step.AGAIN : Step.BACK;
        assertThat(order.next(rows.get(twice)))
            .as("row %d of seed %d", twice, seed)
            .isEqualTo(expected);
        assertThat(new KeyOrder(BY_ID).next("{\"id\":\"" + ids.first().toUpperCase(Locale.ROOT) + "\"}")).isEqualTo(
            Step.NEW
        );
    }

    @Test
    void takesNumbersByTheirValueAndTextsInAnyOrder() {
        var order = new KeyOrder(BY_NUMBER_AND_WORD);
        assertThat(order.next(row(-3, "é"))).isEqualTo(Step.NEW);
        assertThat(order.next(row(9, "b"))).isEqualTo(Step.NEW);
        assertThat(order.next(row(9, "a")))
            .as("texts are ordered by the server that wrote them")
            .isEqualTo(Step.NEW);
        assertThat(order.next(row(9, "B"))).isEqualTo(Step.NEW);
        assertThat(order.next(row(9, "b"))).isEqualTo(Step.AGAIN);
        assertThat(order.next(row(10, "b")))
            .as("9 comes before 10")
            .isEqualTo(Step.NEW);
        assertThat(order.next(row(9, "c"))).isEqualTo(Step.BACK);
        assertThat(order.next(row(10, "b"))).isEqualTo(Step.AGAIN);
    }

    @Test
    void remembersOfTextsThatHaveEndedNothingButThem() {
        var order = new KeyOrder(List.of(new KeyColumn("word", false), new KeyColumn("number", true)));
        assertThat(order.next(row(1, "b"))).isEqualTo(Step.NEW);
        assertThat(order.next(row(3, "b"))).isEqualTo(Step.NEW);
        assertThat(order.next(row(2, "b")))
            .as("behind a text numbers rise")
            .isEqualTo(Step.BACK);
        assertThat(order.next(row(3, "b"))).isEqualTo(Step.AGAIN);
        assertThat(order.next(row(2, "a"))).isEqualTo(Step.NEW);
        assertThat(order.next(row(4, "b")))
            .as("whether it was there nobody knows any more")
            .isEqualTo(Step.BACK);
        assertThat(order.next(row(2, "a"))).isEqualTo(Step.AGAIN);
        assertThat(order.next(row(3, "a"))).isEqualTo(Step.NEW);
        assertThat(order.next(row(1, "c"))).isEqualTo(Step.NEW);
        assertThat(order.next(row(4, "a"))).isEqualTo(Step.BACK);
    }

    @Test
    void keepsTextsBehindTextsApart() {
        var order = new KeyOrder(
            List.of(new KeyColumn("name", false), new KeyColumn("word", false), new KeyColumn("number", true))
        );
        assertThat(order.next(named("size", "s", 5))).isEqualTo(Step.NEW);
        assertThat(order.next(named("size", "l", 5))).isEqualTo(Step.NEW);
        assertThat(order.next(named("size", "s", 6))).isEqualTo(Step.BACK);
        assertThat(order.next(named("size", "l", 5))).isEqualTo(Step.AGAIN);
        assertThat(order.next(named("colour", "s", 5))).isEqualTo(Step.NEW);
        assertThat(order.next(named("colour", "l", 1))).isEqualTo(Step.NEW);
        assertThat(order.next(named("colour", "l", 2))).isEqualTo(Step.NEW);
        assertThat(order.next(named("size", "xl", 1))).isEqualTo(Step.BACK);
    }

    @Test
    void knowsThatATenantHasOneRowWhereThatIsTheKey() {
        var order = new KeyOrder(List.of());
        assertThat(order.next("{}")).isEqualTo(Step.NEW);
        assertThat(order.next("{\"id\":1}")).isEqualTo(Step.AGAIN);
        assertThatThrownBy(() -> new KeyOrder(BY_ID).next("{\"id\":")).isInstanceOf(JacksonException.class);
    }

    private static String row(int number, String word) {
        return "{\"word\":\"" + word + "\",\"number\":" + number + "}";
    }

    private static String named(String name, String word, int number) {
        return "{\"name\":\"" + name + "\"," + row(number, word).substring(1);
    }
}
