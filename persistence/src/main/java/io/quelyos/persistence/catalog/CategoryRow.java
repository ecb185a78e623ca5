package io.quelyos.persistence.catalog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One category of the tree.
 *
 * @param parentId the category above; null at the top
 */
public record CategoryRow(
    UUID id,
    @Nullable UUID parentId,
    String slug,
    String name,
    @Nullable String description,
    int position
) {
    /** The columns of this record, of a table called c. */
    public static final String COLUMNS = "c.id, c.parent_id, c.slug, c.name, c.description, c.position";
}
