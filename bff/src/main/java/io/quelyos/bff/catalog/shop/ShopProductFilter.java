package io.quelyos.bff.catalog.shop;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema's input of the same name; a part that is absent or null says nothing. */
record ShopProductFilter(
    @Nullable ShopCategoryFilter category,
    @Nullable ShopPriceFilter price,
    @Nullable List<ShopOptionFilter> options,
    @Nullable Boolean available,
    @Nullable List<ShopProductFilter> and,
    @Nullable List<ShopProductFilter> or,
    @Nullable ShopProductFilter not
) {
    record ShopCategoryFilter(String eq) {}

    record ShopPriceFilter(@Nullable BigDecimal gte, @Nullable BigDecimal lte) {}

    record ShopOptionFilter(String name, List<String> in) {}
}
