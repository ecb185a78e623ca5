package io.quelyos.bff.catalog;

/** The parts of a draft that a source may know nothing of, so that an update keeps what is stored. */
public enum DraftField {
    DESCRIPTION,
    BRAND,
    PRODUCT_TYPE,
    STATUS,
    CATEGORY,
    TAGS,
    SEO_TITLE,
    SEO_DESCRIPTION,
    PUBLISHED_AT,
    FEATURED_POSITION,
    IMAGES,
    SKU,
    BARCODE,
    COMPARE_AT,
    COST,
    WEIGHT,
    SHIPPING,
    TAXABLE,
    STOCK_POLICY,
}
