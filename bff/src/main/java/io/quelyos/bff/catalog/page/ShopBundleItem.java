package io.quelyos.bff.catalog.page;

import io.quelyos.persistence.catalog.page.BundleItemRow;
import java.util.UUID;

/**
 * The schema's type of the same name, with what its own fields are loaded by.
 *
 * @param ownName of the article's product, in the tenant's own language
 */
public record ShopBundleItem(int quantity, UUID variantId, UUID productId, String ownName) {
    static ShopBundleItem of(BundleItemRow row) {
        return new ShopBundleItem(row.quantity(), row.variantId(), row.variantProductId(), row.name());
    }
}
