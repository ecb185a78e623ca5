package io.quelyos.bff.catalog.shop;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema's input of the same name; a part that is absent or null says nothing. */
public record ShopProductFilter(
    @Nullable ShopCategoryFilter category,
    @Nullable ShopBrandFilter brand,
    @Nullable ShopPriceFilter price,
    @Nullable List<ShopOptionFilter> options,
    @Nullable Boolean available,
    @Nullable ShopRatingFilter rating,
    @Nullable List<ShopProductFilter> and,
    @Nullable List<ShopProductFilter> or,
    @Nullable ShopProductFilter not
) {
    /** Whether it names a category and says nothing else. */
    boolean isOfCategoryAlone() {
        return (
            category != null && equals(new ShopProductFilter(category, null, null, null, null, null, null, null, null))
        );
    }

    /** The schema's input of the same name. */
    public record ShopCategoryFilter(String eq) {}

    /** The schema's input of the same name. */
    public record ShopBrandFilter(List<String> in) {}

    /** The schema's input of the same name. */
    public record ShopRatingFilter(int gte) {}

    /** The schema's input of the same name. */
    public record ShopPriceFilter(@Nullable BigDecimal gte, @Nullable BigDecimal lte) {}

    /** The schema's input of the same name. */
    public record ShopOptionFilter(String name, List<String> in) {}
}
