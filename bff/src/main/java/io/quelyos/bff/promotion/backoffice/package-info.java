/** Promotions, coupons and customer groups as staff and partners work on them. */
@NullMarked
package io.quelyos.bff.promotion.backoffice;

import org.jspecify.annotations.NullMarked;
