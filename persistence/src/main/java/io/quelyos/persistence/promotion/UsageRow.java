package io.quelyos.persistence.promotion;

import java.util.UUID;

/**
 * How often something was used.
 *
 * @param subjectId a promotion or a coupon
 * @param totalCount by everybody together; 0 for a coupon, whose own row has it
 * @param customerCount by one customer
 */
public record UsageRow(UUID subjectId, long totalCount, long customerCount) {}
