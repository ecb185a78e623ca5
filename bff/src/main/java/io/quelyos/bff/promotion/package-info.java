/**
 * What makes baskets cheaper: a tenant's promotions and coupons, the prices of baskets under them, and the counting of
 * their uses. How prices are reckoned is {@code io.quelyos.bff.pricing}'s.
 */
@NullMarked
package io.quelyos.bff.promotion;

import org.jspecify.annotations.NullMarked;
