package io.quelyos.bff.market.backoffice;

import io.quelyos.persistence.market.ProductTranslationRow;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
public record BackofficeProductTranslation(
    String locale,
    @Nullable String name,
    @Nullable String descriptionHtml,
    @Nullable String seoTitle,
    @Nullable String seoDescription,
    int version
) {
    static BackofficeProductTranslation of(ProductTranslationRow row) {
        return new BackofficeProductTranslation(
            row.locale(),
            row.name(),
            row.descriptionHtml(),
            row.seoTitle(),
            row.seoDescription(),
            row.version()
        );
    }
}
