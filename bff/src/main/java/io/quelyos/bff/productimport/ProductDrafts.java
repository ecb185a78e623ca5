package io.quelyos.bff.productimport;

import io.quelyos.bff.catalog.DraftField;
import io.quelyos.bff.catalog.ImageDraft;
import io.quelyos.bff.catalog.ProductDraft;
import io.quelyos.bff.catalog.ProductStatus;
import io.quelyos.bff.productcsv.Column;
import io.quelyos.bff.productcsv.CsvProduct;
import io.quelyos.bff.productcsv.RowError;
import io.quelyos.bff.productcsv.RowError.Code;
import io.quelyos.persistence.catalog.ProductImageRow;
import io.quelyos.persistence.catalog.ProductRow;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes drafts for the catalogue of a file's products: empty cells are filled from what is stored, or by Shopify's defaults
 * where nothing is. A draft lists stored variants and images that the file does not name as well, since an import never
 * takes anything away.
 */
final class ProductDrafts {

    private final StoredProducts stored;
    private final @Nullable UUID location;
    private final Function<Column, @Nullable String> columnNames;

    /**
     * A draft with the way back to the file.
     *
     * @param variantRows the row of each of the draft's variants; 0 for those that the file does not name
     */
    record Draft(CsvProduct product, ProductDraft draft, List<Integer> variantRows) {}

    /**
     * @param location where stock goes
     * @param columnNames the names that the file gives to its columns
     */
    ProductDrafts(StoredProducts stored, @Nullable UUID location, Function<Column, @Nullable String> columnNames) {
        this.stored = stored;
        this.location = location;
        this.columnNames = columnNames;
    }

    /** Makes a draft; null when something is wrong, which is then added to the errors. */
    @Nullable
    Draft make(CsvProduct product, List<RowError> errors) {
        ProductRow before = stored.product(product.handle());
        List<RowError> found = new ArrayList<>();
        String name = product.title() != null ? product.title() : before == null ? null : before.name();
        if (name == null) {
            found.add(
                new RowError(
                    product.row(),
                    columnNames.apply(Column.TITLE),
                    Code.TITLE_MISSING,
                    "A new product needs a title.",
                    null
                )
            );
        }
        var variants = new VariantDrafts(
            product,
            stored.variants(before),
            stored.optionNames(before),
            location,
            columnNames
        );
        variants.make(found);
        if (name == null || !found.isEmpty()) {
            errors.addAll(found);
            return null;
        }
        return new Draft(product, draft(product, name, before, variants), variants.rows());
    }

    private ProductDraft draft(CsvProduct product, String name, @Nullable ProductRow before, VariantDrafts variants) {
        return new ProductDraft(
            product.handle(),
            name,
            product.descriptionHtml(),
            product.vendor(),
            product.type(),
            status(product, before),
            null,
            product.tags() == null ? List.of() : product.tags(),
            variants.optionNames(),
            product.seoTitle(),
            product.seoDescription(),
            null,
            null,
            variants.drafts(),
            images(product, stored.images(before), variants),
            keptFields(product),
            false
        );
    }

    /** A hidden product is a draft here: what is active is for sale. Only the column Status ends an archive. */
    private static ProductStatus status(CsvProduct product, @Nullable ProductRow before) {
        boolean isHidden = Boolean.FALSE.equals(product.isPublished());
        if (product.status() != null) {
            ProductStatus stated = ProductStatus.valueOf(product.status().name());
            return stated == ProductStatus.ACTIVE && isHidden ? ProductStatus.DRAFT : stated;
        }
        ProductStatus current = before == null ? ProductStatus.ACTIVE : ProductStatus.valueOf(before.status());
        if (product.isPublished() == null || current == ProductStatus.ARCHIVED) {
            return current;
        }
        return isHidden ? ProductStatus.DRAFT : ProductStatus.ACTIVE;
    }

    private static Set<DraftField> keptFields(CsvProduct product) {
        Set<DraftField> kept = EnumSet.of(DraftField.CATEGORY, DraftField.FEATURED_POSITION, DraftField.PUBLISHED_AT);
        keepIf(product.descriptionHtml() == null, DraftField.DESCRIPTION, kept);
        keepIf(product.vendor() == null, DraftField.BRAND, kept);
        keepIf(product.type() == null, DraftField.PRODUCT_TYPE, kept);
        keepIf(product.tags() == null, DraftField.TAGS, kept);
        keepIf(product.seoTitle() == null, DraftField.SEO_TITLE, kept);
        keepIf(product.seoDescription() == null, DraftField.SEO_DESCRIPTION, kept);
        keepIf(product.images().isEmpty(), DraftField.IMAGES, kept);
        return kept;
    }

    private static void keepIf(boolean isEmpty, DraftField field, Set<DraftField> kept) {
        if (isEmpty) {
            kept.add(field);
        }
    }

    /** Stored images first, those of the file behind them; the same address is the same image. */
    private static List<ImageDraft> images(CsvProduct product, List<ProductImageRow> before, VariantDrafts variants) {
        Map<String, ImageDraft> images = new LinkedHashMap<>();
        int last = 0;
        for (ProductImageRow image : before) {
            String key = image.externalUrl() == null ? String.valueOf(image.fileId()) : image.externalUrl();
            Integer variant = image.variantId() == null ? null : variants.indexOf(image.variantId());
            images.putIfAbsent(
                key,
                new ImageDraft(image.fileId(), image.externalUrl(), image.altText(), image.position(), variant)
            );
            last = Math.max(last, image.position());
        }
        for (CsvProduct.Image image : product.images()) {
            ImageDraft same = images.get(image.url());
            int position = image.position() != null ? image.position() : same != null ? same.position() : last + 1;
            last = Math.max(last, position);
            Integer variant = variants.indexOfImage(image.url());
            images.put(
                image.url(),
                new ImageDraft(
                    null,
                    image.url(),
                    image.altText() != null || same == null ? image.altText() : same.altText(),
                    position,
                    variant != null || same == null ? variant : same.variantIndex()
                )
            );
        }
        return List.copyOf(images.values());
    }
}
