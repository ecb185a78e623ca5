package io.quelyos.bff.pricing.tax;

import java.util.UUID;

/**
 * One tax in one amount.
 *
 * @param rateId the rate that it comes from
 * @param name as buyers read it
 * @param rateMillionths the part of the net amount, in millionths
 * @param basisMinor the net amount that it is reckoned from, in minor units
 * @param amountMinor in minor units
 */
public record AppliedTax(UUID rateId, String name, int rateMillionths, long basisMinor, long amountMinor) {}
