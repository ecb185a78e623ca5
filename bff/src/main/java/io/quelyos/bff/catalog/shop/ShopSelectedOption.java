package io.quelyos.bff.catalog.shop;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The schema's type of the same name; the option's name is loaded where it is asked for.
 *
 * @param place of the option among those of its product, from 0
 */
public record ShopSelectedOption(UUID productId, int place, String value) {
    /** One for each value of an article, which has one for each option of its product. */
    static List<ShopSelectedOption> of(ShopVariant variant) {
        List<String> values = variant.optionValues();
        return IntStream.range(0, values.size())
            .mapToObj(place -> new ShopSelectedOption(variant.productId(), place, values.get(place)))
            .toList();
    }
}
