package io.quelyos.persistence.catalog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step on the way from the top to a category; its components but the first are those of {@link CategoryRow}.
 *
 * @param startId the category that the way leads to
 */
public record CategoryPathRow(
    UUID startId,
    UUID id,
    @Nullable UUID parentId,
    String slug,
    String name,
    @Nullable String description,
    int position,
    int version,
    @Nullable String seoTitle,
    @Nullable String seoDescription
) {
    /** The category of the step. */
    public CategoryRow category() {
        return new CategoryRow(id, parentId, slug, name, description, position, version, seoTitle, seoDescription);
    }
}
