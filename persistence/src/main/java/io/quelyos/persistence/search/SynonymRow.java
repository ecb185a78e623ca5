package io.quelyos.persistence.search;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Words that mean the same to a tenant's buyers.
 *
 * @param kind EQUIVALENT or ONE_WAY
 * @param term what finds the others; only where they do not find it in turn
 */
public record SynonymRow(
    UUID id,
    String kind,
    @Nullable String term,
    List<String> terms,
    int version,
    OffsetDateTime createdAt,
    OffsetDateTime updatedAt
) {}
