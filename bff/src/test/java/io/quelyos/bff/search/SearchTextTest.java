package io.quelyos.bff.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.persistence.search.NearWordRow;
import io.quelyos.persistence.search.SynonymRow;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is typed is read as the database reads names, and within its limits. */
@ServerTest
class SearchTextTest {

    @Autowired
    private TenantFactory tenants;

    @ParameterizedTest
    @ValueSource(
        strings = {
            "Nike™",
            "Nike® Air™ Max",
            "Œuf à la coque",
            "Straße",
            "L’été — enfin…",
            "50 € de réduction",
            "Surface 12 m²",
            "T-shirt",
            "Ångström",
            "N° 5 № 5",
            "ﬁne Ｆｕｌｌ",
            "100% coton & lin",
            "a+b=c #7",
        }
    )
    void readsANameAsTheDatabaseDoes(String name) {
        String folded = tenants.superuser().sql("select search_words(?)").param(name).query(String.class).single();
        assertThat(SearchText.parse(name, 8).phrase()).isEqualTo(folded);
    }

    @Test
    void comparesLongNamesWholeAndDropsSmallWordsFirst() {
        SearchText text = SearchText.parse(
            "Chaussures de running pour femme avec les lacets en un deux trois quatre",
            8
        );
        assertThat(text.phrase()).isEqualTo("chaussures de running pour femme avec les lacets en un deux trois quatre");
        assertThat(text.words().stream().map(SearchWord::joined)).containsExactly(
            "chaussures",
            "de",
            "running",
            "femme",
            "lacets",
            "en",
            "un",
            "deux"
        );
    }

    @Test
    void completesTheLastWordThatCountsOfWhatIsTyped() {
        SearchText text = SearchText.parseTyped("un deux trois qua", 3);
        assertThat(text.phrase()).isEqualTo("un deux trois");
        assertThat(text.words().getLast().joined()).isEqualTo("trois");
    }

    @Test
    void ranksByMistakesAndLeavesTheShortestAlone() {
        List<NearWordRow> near = List.of(
            new NearWordRow("vleo", "vole", 0.1f, 900),
            new NearWordRow("vleo", "velo", 0.1f, 5),
            new NearWordRow("vleo", "volee", 0.4f, 5)
        );
        assertThat(Spelling.rank("vleo", near)).containsExactly("velo");
        assertThat(Spelling.rank("vl", near)).isEmpty();
    }

    @Test
    void boundsWhatOneWordFinds() {
        List<SynonymRow> groups = new ArrayList<>();
        for (int group = 0; group < 100; group++) {
            int number = group;
            List<String> terms = new ArrayList<>(List.of("basket"));
            IntStream.range(0, 19).forEach(term -> terms.add("mot" + number + "x" + term));
            groups.add(row(terms));
        }
        var book = new SynonymBook(groups);
        String all = book.parts(SearchText.parse("basket", 8).words(), false).getFirst();
        assertThat(all.split("'mot")).as(all).hasSize(61);
        String other = book.parts(SearchText.parse("mot7x3", 8).words(), false).getFirst();
        assertThat(other).contains("'basket'").contains("'mot7x4'").doesNotContain("'mot8x4'");
    }

    private static SynonymRow row(List<String> terms) {
        OffsetDateTime now = OffsetDateTime.parse("2026-01-01T00:00:00Z");
        return new SynonymRow(new UUID(0, 1), "EQUIVALENT", null, terms, 1, now, now);
    }
}
