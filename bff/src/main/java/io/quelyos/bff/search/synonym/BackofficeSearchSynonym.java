package io.quelyos.bff.search.synonym;

import io.quelyos.persistence.search.SynonymRow;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
public record BackofficeSearchSynonym(
    UUID id,
    int version,
    SynonymKind kind,
    @Nullable String term,
    List<String> terms,
    OffsetDateTime createdAt,
    OffsetDateTime updatedAt
) {
    static BackofficeSearchSynonym of(SynonymRow row) {
        return new BackofficeSearchSynonym(
            row.id(),
            row.version(),
            SynonymKind.valueOf(row.kind()),
            row.term(),
            row.terms(),
            row.createdAt(),
            row.updatedAt()
        );
    }
}
