package io.quelyos.bff.catalog.backoffice;

import io.quelyos.persistence.catalog.ProductOptionRow;
import java.util.List;

/** The schema's type of the same name. */
public record BackofficeProductOption(String name, List<String> values) {
    static BackofficeProductOption of(ProductOptionRow row) {
        return new BackofficeProductOption(row.name(), row.optionValues());
    }
}
