package io.quelyos.bff.productcsv;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How large the parts of a file may be. They bound the memory that one import takes: never more than one product's rows.
 *
 * @param rows rows of the file, the header left out
 * @param columns columns of the file
 * @param cellCharacters UTF-16 units of one cell
 * @param variantsPerProduct variants of one product
 * @param imagesPerProduct images of one product
 * @param tagsPerProduct tags of one product
 * @param priceMinor the highest price, in minor units
 */
public record CsvLimits(
    @DefaultValue("100000") int rows,
    @DefaultValue("300") int columns,
    @DefaultValue("100000") int cellCharacters,
    @DefaultValue("250") int variantsPerProduct,
    @DefaultValue("100") int imagesPerProduct,
    @DefaultValue("250") int tagsPerProduct,
    @DefaultValue("100000000000") long priceMinor
) {
    public CsvLimits {
        if (rows < 1 || columns < 2 || cellCharacters < 255 || priceMinor < 1) {
            throw new IllegalArgumentException(
                "the limits of imported files are too small: " +
                    rows +
                    " rows, " +
                    columns +
                    " columns, " +
                    cellCharacters +
                    " characters, prices up to " +
                    priceMinor
            );
        }
        if (variantsPerProduct < 1 || imagesPerProduct < 1 || tagsPerProduct < 1) {
            throw new IllegalArgumentException(
                "the limits of imported products are too small: " +
                    variantsPerProduct +
                    " variants, " +
                    imagesPerProduct +
                    " images, " +
                    tagsPerProduct +
                    " tags"
            );
        }
    }

    /** How many rows of one product are kept: enough for each variant and each image to have one of its own. */
    int rowsPerProduct() {
        return variantsPerProduct + imagesPerProduct;
    }
}
