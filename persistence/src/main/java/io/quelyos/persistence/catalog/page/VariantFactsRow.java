package io.quelyos.persistence.catalog.page;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an article beside its row.
 *
 * @param onHand the pieces that are there; null where nobody counts them
 * @param sellable the pieces that can be sold; null where any number can
 * @param availableOn bought before this day, it is a pre-order
 * @param unitAmount how much it holds, in {@code unit}
 * @param unit G, ML, MM, CM2 or PIECE
 * @param ownUnitAmount how much it holds, where that is not what the product says
 */
public record VariantFactsRow(
    UUID id,
    @Nullable Long onHand,
    @Nullable Long sellable,
    @Nullable LocalDate availableOn,
    @Nullable Integer unitAmount,
    @Nullable String unit,
    @Nullable Integer ownUnitAmount
) {}
