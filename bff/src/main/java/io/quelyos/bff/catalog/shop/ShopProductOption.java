package io.quelyos.bff.catalog.shop;

import io.quelyos.persistence.catalog.ProductOptionRow;
import java.util.List;

/** The schema's type of the same name. */
public record ShopProductOption(String name, List<String> values) {
    static ShopProductOption of(ProductOptionRow row) {
        return new ShopProductOption(row.name(), row.optionValues());
    }
}
