package io.quelyos.persistence.brand;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The maker of one product; its components but the first are those of {@link BrandRow}. */
public record ProductBrandRow(
    UUID productId,
    UUID id,
    String slug,
    String name,
    String nameKey,
    @Nullable String description,
    int version
) {
    /** The maker. */
    public BrandRow brand() {
        return new BrandRow(id, slug, name, nameKey, description, version);
    }
}
