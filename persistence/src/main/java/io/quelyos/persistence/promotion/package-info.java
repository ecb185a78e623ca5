/** Promotions, coupons and customer groups, and how often they were used. */
@NullMarked
package io.quelyos.persistence.promotion;

import org.jspecify.annotations.NullMarked;
