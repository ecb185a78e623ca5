package io.quelyos.persistence.collection;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One group of products.
 *
 * @param rule what its products are like, as JSON; null where only pinned ones belong to it
 * @param seoTitle what search engines show; null for the name
 */
public record CollectionRow(
    UUID id,
    String slug,
    String name,
    @Nullable String description,
    @Nullable String seoTitle,
    @Nullable String seoDescription,
    @Nullable String rule,
    int position,
    int version
) {
    /** The columns of this record, of a table called g. */
    public static final String COLUMNS =
        "g.id, g.slug, g.name, g.description, g.seo_title, g.seo_description, g.rule::text as rule, g.position, g.version";
}
