package io.quelyos.persistence.brand;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One maker of products.
 *
 * @param nameKey the name without case and accents: what two spellings have in common, and what lists are sorted by
 */
public record BrandRow(UUID id, String slug, String name, String nameKey, @Nullable String description, int version) {
    /** The columns of this record, of a table called b. */
    public static final String COLUMNS = "b.id, b.slug, b.name, b.name_key, b.description, b.version";
}
