package io.quelyos.bff.catalog;

/** The states of a product; the names are those of the database and of the schema. */
public enum ProductStatus {
    DRAFT,
    ACTIVE,
    ARCHIVED,
}
