/** The rules of promotions and coupons, as data. */
@NullMarked
package io.quelyos.bff.pricing.promotion;

import org.jspecify.annotations.NullMarked;
