package io.quelyos.bff.catalog.shop;

import io.quelyos.persistence.catalog.ProductOptionRow;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The schema's type of the same name.
 *
 * @param name empty where nobody asks for it, or where the option was taken away since
 */
public record ShopSelectedOption(String name, String value) {
    /**
     * One for each value of an article, which has one for each option of its product.
     *
     * @param options of the product in their order; none where their names are not asked for
     */
    static List<ShopSelectedOption> of(ShopVariant variant, List<ProductOptionRow> options) {
        List<String> values = variant.optionValues();
        return IntStream.range(0, values.size())
            .mapToObj(place ->
                new ShopSelectedOption(place < options.size() ? options.get(place).name() : "", values.get(place))
            )
            .toList();
    }
}
