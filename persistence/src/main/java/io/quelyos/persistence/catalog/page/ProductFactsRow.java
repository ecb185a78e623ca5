package io.quelyos.persistence.catalog.page;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a product beside its row.
 *
 * @param availableOn bought before this day, it is a pre-order
 * @param unitAmount how much its articles hold, in {@code unit}
 * @param unit G, ML, MM, CM2 or PIECE
 * @param ratingSum the published ratings together, each 1 to 5
 */
public record ProductFactsRow(
    UUID id,
    @Nullable UUID brandId,
    @Nullable LocalDate availableOn,
    @Nullable Integer unitAmount,
    @Nullable String unit,
    int ratingCount,
    int ratingSum
) {}
