package io.quelyos.bff.market.backoffice;

import io.quelyos.persistence.market.CategoryTranslationRow;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
public record BackofficeCategoryTranslation(
    String locale,
    @Nullable String name,
    @Nullable String description,
    @Nullable String seoTitle,
    @Nullable String seoDescription,
    int version
) {
    static BackofficeCategoryTranslation of(CategoryTranslationRow row) {
        return new BackofficeCategoryTranslation(
            row.locale(),
            row.name(),
            row.description(),
            row.seoTitle(),
            row.seoDescription(),
            row.version()
        );
    }
}
