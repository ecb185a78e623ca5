package io.quelyos.persistence.productimport;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in an imported file.
 *
 * @param severity ERROR or WARNING
 * @param position its place among those of its severity, from 0
 */
public record ProductImportErrorRow(
    String severity,
    int position,
    int rowNumber,
    @Nullable String columnName,
    String code,
    String message,
    @Nullable String rejectedValue
) {}
