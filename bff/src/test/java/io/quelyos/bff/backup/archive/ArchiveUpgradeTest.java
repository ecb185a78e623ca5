package io.quelyos.bff.backup.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quelyos.bff.backup.archive.ArchiveStep.ColumnDropped;
import io.quelyos.bff.backup.archive.ArchiveStep.ColumnFilled;
import io.quelyos.bff.backup.archive.ArchiveStep.ColumnRenamed;
import io.quelyos.bff.backup.archive.ArchiveStep.TableDropped;
import io.quelyos.bff.backup.archive.ArchiveStep.TableRenamed;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

class ArchiveUpgradeTest {

    private static final List<ArchiveStep> STEPS = List.of(
        new ArchiveStep(140, new ColumnRenamed("article", "title", "name")),
        new ArchiveStep(141, new TableRenamed("article", "thing")),
        new ArchiveStep(
            142,
            new ColumnFilled("thing", "key", row ->
                StringNode.valueOf(row.path("name").asString().toLowerCase(Locale.ROOT))
            )
        ),
        new ArchiveStep(143, new ColumnDropped("thing", "colour")),
        new ArchiveStep(143, new TableDropped("gone"))
    );

    @Test
    void takesEveryStepBehindTheArchivesOwnVersion() throws ArchiveRefusal {
        ArchiveUpgrade.Table moved = upgrade(139).table("article", List.of("id", "title", "colour"));
        assertThat(moved.name()).isEqualTo("thing");
        assertThat(moved.columns()).containsExactly("id", "name", "key");
        assertThat(moved.rows(List.of("{\"id\":1,\"title\":\"Shoe\",\"colour\":\"red\"}"))).containsExactly(
            "{\"id\":1,\"name\":\"Shoe\",\"key\":\"shoe\"}"
        );
    }

    @Test
    void beginsWhereTheArchiveIs() throws ArchiveRefusal {
        ArchiveUpgrade.Table moved = upgrade(141).table("thing", List.of("id", "name", "colour"));
        assertThat(moved.columns()).containsExactly("id", "name", "key");
        assertThat(moved.rows(List.of("{\"id\":1,\"name\":\"Shoe\",\"colour\":null}"))).containsExactly(
            "{\"id\":1,\"name\":\"Shoe\",\"key\":\"shoe\"}"
        );
        assertThat(upgrade(139).table("gone", List.of("id")).name()).isNotEqualTo("gone");
    }

    @Test
    void leavesRowsAloneThatNoStepIsAbout() throws ArchiveRefusal {
        List<String> rows = List.of("{ \"price\" : 1.10 }");
        assertThat(upgrade(139).table("other", List.of("price")).rows(rows)).isSameAs(rows);
        assertThat(upgrade(143).table("thing", List.of("price")).rows(rows)).isSameAs(rows);
    }

    @Test
    void keepsNumbersAsTheyAreWritten() throws ArchiveRefusal {
        String row =
            "{\"colour\":1,\"a\":1.10,\"b\":12345678901234567890.123456789,\"c\":9223372036854775807,\"d\":{\"e\":0.0}}";
        assertThat(upgrade(142).table("thing", List.of("colour", "a")).rows(List.of(row))).containsExactly(
            row.replace("\"colour\":1,", "")
        );
    }

    @Test
    void refusesRowsThatAreNone() {
        ArchiveUpgrade.Table moved = upgrade(142).table("thing", List.of("colour"));
        for (String bad : List.of("{\"colour\":", "[1]")) {
            assertThatThrownBy(() -> moved.rows(List.of(bad)))
                .as(bad)
                .isInstanceOf(ArchiveRefusal.class);
        }
    }

    @Test
    void listsStepsInTheOrderOfTheirVersions() {
        assertThat(ArchiveStep.ALL).isSortedAccordingTo(Comparator.comparingInt(ArchiveStep::version));
    }

    private static ArchiveUpgrade upgrade(int version) {
        return new ArchiveUpgrade(STEPS, version);
    }
}
