package io.quelyos.persistence.tax;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * One category of taxed things.
 *
 * @param code names it for programs
 * @param isUsual whether it is the category of what names none
 */
public record TaxCategoryRow(
    UUID id,
    String code,
    String name,
    boolean isUsual,
    int version,
    OffsetDateTime createdAt
) {}
