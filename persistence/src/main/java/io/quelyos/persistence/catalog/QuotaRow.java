package io.quelyos.persistence.catalog;

import org.jspecify.annotations.Nullable;

/**
 * How much of a quota is used.
 *
 * @param quotaLimit null where there is no limit
 */
public record QuotaRow(@Nullable Long quotaLimit, long used) {}
