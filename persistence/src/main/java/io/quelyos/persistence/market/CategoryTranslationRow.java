package io.quelyos.persistence.market;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A category's content in another language; what is null stays in the tenant's own.
 *
 * @param version counts the changes
 */
public record CategoryTranslationRow(
    UUID categoryId,
    String locale,
    @Nullable String name,
    @Nullable String description,
    @Nullable String seoTitle,
    @Nullable String seoDescription,
    int version
) {
    /** The columns of this record, of a table called t. */
    static final String COLUMNS =
        "t.category_id, t.locale, t.name, t.description, t.seo_title, t.seo_description, t.version";
}
