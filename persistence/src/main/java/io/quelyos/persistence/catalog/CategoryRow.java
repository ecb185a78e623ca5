package io.quelyos.persistence.catalog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One category of the tree.
 *
 * @param parentId the category above; null at the top
 * @param seoTitle what search engines show; null for the name
 */
public record CategoryRow(
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
    /** The columns of this record, of a table called c. */
    public static final String COLUMNS =
        "c.id, c.parent_id, c.slug, c.name, c.description, c.position, c.version, c.seo_title, c.seo_description";
}
