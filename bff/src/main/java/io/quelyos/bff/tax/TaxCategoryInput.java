package io.quelyos.bff.tax;

/** The schema's input {@code BackofficeTaxCategoryInput}. */
record TaxCategoryInput(String code, String name, boolean isUsual) {}
