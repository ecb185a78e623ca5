package io.quelyos.bff.catalog.page;

import io.quelyos.persistence.catalog.page.BundleItemRow;
import java.util.UUID;

/** The schema's type of the same name, with what its own fields are loaded by. */
public record ShopBundleItem(int quantity, UUID variantId, UUID productId) {
    static ShopBundleItem of(BundleItemRow row) {
        return new ShopBundleItem(row.quantity(), row.variantId(), row.variantProductId());
    }
}
