package io.quelyos.persistence.order.placing;

import org.jspecify.annotations.Nullable;

/**
 * How many orders a tenant may make.
 *
 * @param quotaLimit of the plan in one year; null for any number
 * @param year the year that it is at the tenant's place
 */
public record OrderLimitRow(@Nullable Long quotaLimit, int year) {}
