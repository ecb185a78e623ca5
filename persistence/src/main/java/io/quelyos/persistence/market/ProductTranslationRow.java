package io.quelyos.persistence.market;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product's content in another language; what is null stays in the tenant's own.
 *
 * @param version counts the changes
 */
public record ProductTranslationRow(
    UUID productId,
    String locale,
    @Nullable String name,
    @Nullable String descriptionHtml,
    @Nullable String seoTitle,
    @Nullable String seoDescription,
    int version
) {
    /** The columns of this record, of a table called t. */
    static final String COLUMNS =
        "t.product_id, t.locale, t.name, t.description_html, t.seo_title, t.seo_description, t.version";
}
