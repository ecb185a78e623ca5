package io.quelyos.bff.search.synonym;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The schema's input BackofficeSearchSynonymInput. */
record SynonymInput(SynonymKind kind, @Nullable String term, List<String> terms) {
    /** The same without outer space and without anything said twice. */
    SynonymInput tidied() {
        String tidy = term == null || term.isBlank() ? null : term.strip();
        return new SynonymInput(kind, tidy, terms.stream().map(String::strip).distinct().toList());
    }

    boolean isSameAs(SynonymInput other) {
        return kind == other.kind && Objects.equals(term, other.term) && terms.equals(other.terms);
    }
}
