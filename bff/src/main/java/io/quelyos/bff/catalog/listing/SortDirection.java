package io.quelyos.bff.catalog.listing;

/** The schema's enum of the same name. */
public enum SortDirection {
    ASC,
    DESC,
}
